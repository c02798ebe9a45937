import { snippetParts } from '#shared/notes/search-words.ts';

/** Words around what was found, the finds marked. */
export function Snippet({ text }: { text: string }) {
  return snippetParts(text).map((part, index) =>
    part.is === 'found' ? <mark key={index}>{part.text}</mark> : <span key={index}>{part.text}</span>,
  );
}
