/** Markup that is safe to stand in a page: made by `html` alone. */
export type Html = { readonly markup: string };

type Part = Html | string | number | null | readonly Html[];

const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
  '`': '&#96;',
};

// Control characters are no text in HTML; tab and line breaks are.
// oxlint-disable-next-line no-control-regex -- these are the characters that must go
const CONTROLS = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f]/g;

/** Half a character: no text at all. */
const LONE_SURROGATES = /\p{Surrogate}/gu;

/** Text as it may stand in an element or in a quoted attribute. */
export function escapeHtml(text: string): string {
  return text
    .replace(LONE_SURROGATES, '\ufffd')
    .replace(CONTROLS, '')
    .replace(/[&<>"'`]/g, (character) => ENTITIES[character] ?? '');
}

function markupOf(part: Part): string {
  if (part === null) return '';
  if (typeof part === 'string') return escapeHtml(part);
  if (typeof part === 'number') return String(part);
  if (isList(part)) return part.map((inner) => inner.markup).join('');
  return part.markup;
}

// Array.isArray does not narrow readonly arrays.
function isList(part: Html | readonly Html[]): part is readonly Html[] {
  return Array.isArray(part);
}

/**
 * Markup with every text escaped, so that nothing typed by a person can become a tag or an attribute. Attributes must
 * be quoted. Null is nothing.
 */
export function html(strings: TemplateStringsArray, ...parts: readonly Part[]): Html {
  const markup = strings.map((text, index) => {
    const part = parts[index];
    return part === undefined ? text : text + markupOf(part);
  });
  return { markup: markup.join('') };
}

/** Markup of our own that holds no text of others: a style sheet, a drawing's path. */
export function fixedMarkup(markup: string): Html {
  return { markup };
}
