import { carryStyles } from './carry-styles.ts';

const SVG = 'http://www.w3.org/2000/svg';
const MARGIN = 20;
const FOOT_LINE = 20;
const SAMPLE_WIDTH = 26;
const LETTER = 6.4;
const SAMPLE_GAP = 8;
const ENTRY_GAP = 24;

export type PictureLegend = {
  arms: readonly { look: 'pilot' | 'control'; label: string; dash?: string }[];
  band: string;
};

export type PictureWords = { legend: PictureLegend | null; source: string | null };

function colour(name: string): string {
  return getComputedStyle(document.body).getPropertyValue(name).trim();
}

function create(name: string, attributes: Readonly<Record<string, string | number>>): SVGElement {
  const element = document.createElementNS(SVG, name);
  for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, String(value));
  return element;
}

function text(words: string, attributes: Readonly<Record<string, string | number>>): SVGElement {
  const element = create('text', attributes);
  element.textContent = words;
  return element;
}

type Line = { words: string; left: number; right: number; top: number; height: number };

/** The lines a text is broken into on screen, each with its place. */
function linesOf(element: Element): Line[] {
  const walker = document.createTreeWalker(element, NodeFilter.SHOW_TEXT);
  const lines: Line[] = [];
  const range = document.createRange();
  for (let node = walker.nextNode(); node !== null; node = walker.nextNode()) {
    for (const { index, 0: word } of (node.textContent ?? '').matchAll(/\S+\s*/g)) {
      range.setStart(node, index);
      range.setEnd(node, index + word.trimEnd().length);
      const { left, right, top, height } = range.getBoundingClientRect();
      const last = lines.at(-1);
      if (last === undefined || Math.abs(last.top - top) >= 2)
        lines.push({ words: word, left, right, top, height });
      else lines[lines.length - 1] = { ...last, words: last.words + word, right };
    }
  }
  return lines;
}

function wordsOf(element: Element, origin: DOMRect): SVGElement[] {
  const { fontSize, fontWeight, fontFamily, color } = getComputedStyle(element);
  const style = { 'font-size': fontSize, 'font-weight': fontWeight, 'font-family': fontFamily, fill: color };
  return linesOf(element).map(({ words, left, right, top, height }) =>
    text(words.trimEnd(), {
      ...style,
      x: left - origin.left + MARGIN,
      y: top - origin.top + MARGIN + height * 0.77,
      // Where the font is not at hand another one must not run into what stands beside it.
      textLength: right - left,
      lengthAdjust: 'spacingAndGlyphs',
    }),
  );
}

function pictureOf(svg: SVGSVGElement, origin: DOMRect): Element {
  const box = svg.getBoundingClientRect();
  const clone = svg.cloneNode(true) as SVGSVGElement;
  carryStyles(svg, clone);
  const place = { x: box.left - origin.left + MARGIN, y: box.top - origin.top + MARGIN };
  const size = { width: box.width, height: box.height };
  for (const [key, value] of Object.entries({ ...place, ...size })) clone.setAttribute(key, String(value));
  for (const name of ['tabindex', 'role', 'aria-hidden']) clone.removeAttribute(name);
  return clone;
}

function legendOf({ arms, band }: PictureLegend, y: number): SVGElement[] {
  const font = { 'font-size': '12px', 'font-family': getComputedStyle(document.body).fontFamily };
  let x = MARGIN;
  const entries = arms.flatMap(({ look, label, dash }) => {
    const pattern = dash ?? (look === 'pilot' ? 'none' : '6 4');
    const line = create('line', {
      x1: x,
      x2: x + SAMPLE_WIDTH,
      y1: y - 4,
      y2: y - 4,
      stroke: colour(`--arm-${look}`),
      'stroke-width': 2,
      'stroke-dasharray': pattern,
    });
    const words = text(label, { ...font, x: x + SAMPLE_WIDTH + SAMPLE_GAP, y, fill: colour('--ink') });
    x += SAMPLE_WIDTH + SAMPLE_GAP + label.length * LETTER + ENTRY_GAP;
    return [line, words];
  });
  return band === '' ? entries : [...entries, text(band, { ...font, x, y, fill: colour('--ink-3') })];
}

/**
 * A chart as one picture of its own: heading, plots and marks as they stand on screen, and beneath them what the lines
 * are and where the numbers come from. Every colour and letter is written out.
 */
export function composePicture(figure: HTMLElement, { legend, source }: PictureWords): SVGSVGElement {
  const origin = figure.getBoundingClientRect();
  const feet = (legend === null ? 0 : FOOT_LINE) + (source === null ? 0 : FOOT_LINE);
  const size = { width: origin.width + MARGIN * 2, height: origin.height + feet + MARGIN * 2 };
  const root = create('svg', {
    ...size,
    xmlns: SVG,
    viewBox: `0 0 ${size.width} ${size.height}`,
    role: 'img',
  });
  root.append(create('rect', { width: '100%', height: '100%', fill: colour('--surface') }));
  const plots = [...figure.querySelectorAll('svg')].filter(
    (svg) => svg.closest('button, .chart-cursor-picture, .chart-layer') === null,
  );
  root.append(...plots.map((svg) => pictureOf(svg, origin)));
  for (const element of figure.querySelectorAll('[data-picture]')) root.append(...wordsOf(element, origin));
  const foot = origin.height + MARGIN + FOOT_LINE - 4;
  if (legend !== null) root.append(...legendOf(legend, foot));
  if (source !== null) {
    const font = { 'font-size': '11px', 'font-family': getComputedStyle(document.body).fontFamily };
    const y = foot + (legend === null ? 0 : FOOT_LINE);
    root.append(text(source, { ...font, x: MARGIN, y, fill: colour('--ink-3') }));
  }
  return root as SVGSVGElement;
}
