import { Textarea, TextInput } from '@mantine/core';
import { type KeyboardEvent, useEffect, useState } from 'react';
import { type FieldProps, mantineField } from './field.ts';
import { type SaveState, StatusText } from './states.tsx';
import './inline-text.css';

const FORGET_SAVED_MILLISECONDS = 2500;

export type InlineTextProps = FieldProps & {
  value: string;
  /** Called with the trimmed text when it changed; what is typed stays when it rejects. */
  onSave: (text: string) => Promise<unknown>;
  multiline?: boolean;
  placeholder?: string;
};

type Saving = {
  text: string;
  state: SaveState;
  type: (text: string) => void;
  save: () => void;
  revert: () => void;
};

function useAutosave({ value, onSave, required = false }: InlineTextProps): Saving {
  const [draft, setDraft] = useState<{ text: string; over: string } | null>(null);
  const [state, setState] = useState<SaveState>('idle');
  // A draft lies over the value it was typed on and gives way when that value changes.
  const text = draft !== null && draft.over === value ? draft.text : value;
  useEffect(() => {
    if (state !== 'saved') return undefined;
    const timer = setTimeout(() => setState('idle'), FORGET_SAVED_MILLISECONDS);
    return () => clearTimeout(timer);
  }, [state]);
  const run = async (next: string): Promise<void> => {
    setState('saving');
    try {
      await onSave(next);
      // A kept draft would come up again when an undo brings the old value back.
      setDraft(null);
      setState('saved');
    } catch {
      // The command says what went wrong; the text stays for another try.
      setState('failed');
    }
  };
  const save = (): void => {
    const next = text.trim();
    if (required && next === '') setDraft(null);
    else if (next !== value.trim()) void run(next);
  };
  return {
    text,
    state,
    type: (next) => setDraft({ text: next, over: value }),
    save,
    revert: () => setDraft(null),
  };
}

/** Text edited where it stands: saved on leaving or Enter, taken back by Escape, with a quiet word when kept. */
export function InlineText(props: InlineTextProps) {
  const { text, state, type, save, revert } = useAutosave(props);
  const { multiline = false, placeholder = '', value: _value, onSave: _onSave, ...field } = props;
  const onKeyDown = (event: KeyboardEvent<HTMLElement>): void => {
    if (event.key === 'Enter' && (!multiline || event.ctrlKey || event.metaKey)) event.currentTarget.blur();
    if (event.key === 'Escape') revert();
  };
  const common = {
    ...mantineField(field),
    value: text,
    placeholder,
    classNames: { input: 'inline-text-input' },
    onBlur: save,
    onKeyDown,
  };
  return (
    <div className="inline-text">
      {multiline ? (
        <Textarea {...common} autosize minRows={2} onChange={(event) => type(event.currentTarget.value)} />
      ) : (
        // Text longer than its field is read in full by resting on it.
        <TextInput {...common} title={text} onChange={(event) => type(event.currentTarget.value)} />
      )}
      <span className="inline-text-status">
        <StatusText state={state} />
      </span>
    </div>
  );
}
