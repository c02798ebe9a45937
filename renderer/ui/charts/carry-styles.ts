const CARRIED_STYLES = [
  'fill',
  'fill-opacity',
  'stroke',
  'stroke-width',
  'stroke-dasharray',
  'stroke-linecap',
  'stroke-linejoin',
  'opacity',
  'font-family',
  'font-size',
  'font-weight',
  'text-anchor',
  'paint-order',
] as const;

/** Writes how an element looks on screen into its twin, which then needs no style sheet. */
export function carryStyles(from: Element, to: Element): void {
  const computed = getComputedStyle(from);
  for (const name of CARRIED_STYLES) to.setAttribute(name, computed.getPropertyValue(name));
  to.removeAttribute('class');
  to.removeAttribute('style');
  [...from.children].forEach((child, index) => {
    const twin = to.children[index];
    if (twin !== undefined) carryStyles(child, twin);
  });
}
