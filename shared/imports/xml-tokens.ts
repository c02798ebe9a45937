/** What stands in an XML text, told as it comes. Names are without their prefix. */
export type XmlListener = {
  readonly onOpen: (name: string, attribute: (name: string) => string | null) => void;
  readonly onClose: (name: string) => void;
  readonly onText: (text: string) => void;
};

export type XmlFault = 'document-type' | 'unclosed' | 'not-xml';

export type XmlTokens = {
  /** Takes the next piece of the text; answers a fault once there is one, and listens no more. */
  readonly push: (text: string) => XmlFault | null;
  readonly finish: () => XmlFault | null;
};

/** No tag of an office file is as long; without a bound an unclosed one would gather the whole file. */
const LONGEST_TAG = 1_048_576;
const ENTITIES: Readonly<Record<string, string>> = { lt: '<', gt: '>', amp: '&', quot: '"', apos: "'" };
const SKIPPED = [
  { opens: '<!--', closes: '-->', kind: 'comment' },
  { opens: '<?', closes: '?>', kind: 'instruction' },
  { opens: '<![CDATA[', closes: ']]>', kind: 'text' },
] as const;

/**
 * Reads the XML that programs write, piece by piece: tags, attributes, text, CDATA, the five entities and numbered
 * characters. A document type is refused, so nothing in the file can grow or reach out. It does not validate.
 */
export function createXmlTokens(listener: XmlListener): XmlTokens {
  let rest = '';
  let fault: XmlFault | null = null;
  const push = (text: string): XmlFault | null => {
    if (fault !== null) return fault;
    rest = rest === '' ? text : rest + text;
    let pos = 0;
    while (fault === null && pos < rest.length) {
      const next = takeToken(rest, pos, listener);
      if (next === 'more') break;
      if (typeof next === 'string') fault = next;
      else pos = next;
    }
    rest = rest.slice(pos);
    if (rest.length > LONGEST_TAG) fault ??= 'unclosed';
    return fault;
  };
  const finish = (): XmlFault | null => {
    if (fault === null && rest.trim() !== '') fault = rest.startsWith('<') ? 'unclosed' : 'not-xml';
    return fault;
  };
  return { push, finish };
}

/** Where the next token starts, `more` when this one is not whole yet. */
function takeToken(text: string, pos: number, listener: XmlListener): number | 'more' | XmlFault {
  if (text.charCodeAt(pos) !== 60) {
    const end = text.indexOf('<', pos);
    if (end === -1) return 'more';
    listener.onText(unescaped(text.slice(pos, end)));
    return end;
  }
  const mark = text.charCodeAt(pos + 1);
  if (mark === 33 || mark === 63 || Number.isNaN(mark)) return takeSpecial(text, pos, listener);
  const end = tagEnd(text, pos);
  if (end === -1) return 'more';
  if (mark === 47) {
    listener.onClose(localName(text.slice(pos + 2, end).trim()));
    return end + 1;
  }
  takeOpenTag(text.slice(pos + 1, end), listener);
  return end + 1;
}

function takeOpenTag(inside: string, listener: XmlListener): void {
  const isEmpty = inside.endsWith('/');
  const nameEnd = /[\s/]/u.exec(inside)?.index ?? inside.length;
  const name = localName(inside.slice(0, nameEnd));
  listener.onOpen(name, (wanted) => attributeOf(inside, nameEnd, wanted));
  if (isEmpty) listener.onClose(name);
}

function takeSpecial(text: string, pos: number, listener: XmlListener): number | 'more' | XmlFault {
  const isCut = text.length - pos < 9;
  const found = SKIPPED.find(({ opens }) => text.startsWith(opens, pos));
  if (found === undefined) return isCut ? 'more' : 'document-type';
  const end = text.indexOf(found.closes, pos + found.opens.length);
  if (end === -1) return 'more';
  if (found.kind === 'text') listener.onText(text.slice(pos + found.opens.length, end));
  return end + found.closes.length;
}

/** The ">" of a tag, which may also stand inside a quoted attribute. */
function tagEnd(text: string, pos: number): number {
  const first = text.indexOf('>', pos);
  if (first === -1) return -1;
  let quote = 0;
  for (let at = pos; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    if (quote !== 0) {
      if (code === quote) quote = 0;
    } else if (code === 34 || code === 39) quote = code;
    else if (code === 62) return at;
  }
  return -1;
}

/** By its name with or without a prefix. */
function attributeOf(inside: string, from: number, wanted: string): string | null {
  for (let at = inside.indexOf(wanted, from); at !== -1; at = inside.indexOf(wanted, at + 1)) {
    const before = inside[at - 1] ?? '';
    if (!/[\s:]/u.test(before)) continue;
    const match = /^\s*=\s*(?:"([^"]*)"|'([^']*)')/u.exec(inside.slice(at + wanted.length));
    if (match !== null) return unescaped(match[1] ?? match[2] ?? '');
  }
  return null;
}

function localName(name: string): string {
  const at = name.indexOf(':');
  return at === -1 ? name : name.slice(at + 1);
}

function unescaped(text: string): string {
  if (!text.includes('&')) return text;
  return text.replaceAll(/&(#x?[0-9a-f]{1,6}|\w{1,8});/giu, (whole, name: string) => {
    if (!name.startsWith('#')) return ENTITIES[name] ?? whole;
    const code = /^#x/iu.test(name) ? Number.parseInt(name.slice(2), 16) : Number(name.slice(1));
    return code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : whole;
  });
}
