import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { errorLine } from './error-words.ts';

export type Reading<Value> = { ok: true; value: Value } | { ok: false; error: string };

export type TypedText<Value> = {
  text: string;
  error: string | null;
  type: (text: string) => void;
  /** Reads what is typed; hands it on when it can be read and differs, otherwise says what to mend. */
  commit: () => void;
  /** Takes back what is typed. */
  revert: () => void;
  set: (value: Value) => void;
};

export type TypedTextOptions<Value> = {
  value: Value;
  write: (value: Value) => string;
  read: (text: string) => Reading<Value>;
  /** May answer with a promise: where it rejects, what was typed stays, with the reason. */
  onChange: (value: Value) => unknown;
};

type Draft = { text: string; error: string | null; over: string };

/**
 * Text that stands for a value: free while typing, checked on leaving. A draft lies over the value it was typed on
 * and gives way when that value changes; until then an accepted one bridges the time the change needs.
 */
export function useTypedText<Value>(options: TypedTextOptions<Value>): TypedText<Value> {
  const { value, write, read, onChange } = options;
  const { i18n } = useTranslation();
  const written = write(value);
  const [draft, setDraft] = useState<Draft | null>(null);
  const current = draft !== null && draft.over === written ? draft : null;
  const text = current?.text ?? written;

  // A draft whose value has arrived is done with; kept, it would come up again when an undo brings the old one back.
  if (draft !== null && draft.over !== written) setDraft(null);

  const handOn = async (next: Value): Promise<void> => {
    try {
      await onChange(next);
    } catch (error) {
      const refused = errorLine(i18n, error);
      setDraft((now) => (now?.text === write(next) ? { ...now, error: refused } : now));
    }
  };
  const accept = (next: Value): void => {
    setDraft({ text: write(next), error: null, over: written });
    if (next !== value) void handOn(next);
  };
  const commit = (): void => {
    if (text === written) {
      setDraft(null);
      return;
    }
    const reading = read(text);
    if (reading.ok) accept(reading.value);
    else setDraft({ text, error: reading.error, over: written });
  };
  return {
    text,
    error: current?.error ?? null,
    type: (next) => setDraft({ text: next, error: null, over: written }),
    commit,
    revert: () => setDraft(null),
    set: accept,
  };
}
