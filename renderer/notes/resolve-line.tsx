import { Button, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useCommand } from '#renderer/rpc/use-command.ts';
import { useUndoToast } from '#renderer/rpc/use-undo-toast.ts';
import type { NoteLine } from '#shared/notes/note.ts';

const PROBLEM_SEVERITY = 3;

type FormProps = { lineId: string; close: () => void };

function ResolveForm({ lineId, close }: FormProps) {
  const { t } = useTranslation('notes');
  const [text, setText] = useState('');
  const resolve = useCommand('notes.resolveLine');
  const done = useUndoToast();
  const save = (): void => {
    if (text.trim() === '') return;
    resolve.mutate(
      { lineId, resolution: text },
      {
        onSuccess: () => {
          close();
          done(t('problemResolved'));
        },
      },
    );
  };
  return (
    <form
      className="notes-resolve"
      onSubmit={(event) => {
        event.preventDefault();
        save();
      }}
    >
      <TextInput
        className="grow"
        aria-label={t('resolution')}
        placeholder={t('resolutionExample')}
        value={text}
        maxLength={1000}
        data-autofocus
        autoFocus
        onChange={(event) => setText(event.currentTarget.value)}
        onKeyDown={(event) => {
          if (event.key !== 'Escape') return;
          event.stopPropagation();
          close();
        }}
      />
      <Button type="submit" variant="filled" disabled={text.trim() === ''} loading={resolve.isPending}>
        {t('resolve')}
      </Button>
      <Button variant="subtle" onClick={close}>
        {t('cancel')}
      </Button>
    </form>
  );
}

/** Says what was done about a severe line, right beneath it; a resolved one can be opened again. */
export function ResolveLine({ line }: { line: NoteLine }) {
  const { t } = useTranslation('notes');
  const [opened, setOpened] = useState(false);
  const reopen = useCommand('notes.reopenLine');
  if (line.severity === null || line.severity < PROBLEM_SEVERITY) return null;
  if (opened) return <ResolveForm lineId={line.id} close={() => setOpened(false)} />;
  return (
    <div className="notes-resolve">
      {line.resolution === null ? (
        <Button size="sm" onClick={() => setOpened(true)}>
          {t('resolveOpen')}
        </Button>
      ) : (
        <Button size="sm" variant="subtle" onClick={() => reopen.mutate({ lineId: line.id })}>
          {t('reopen')}
        </Button>
      )}
    </div>
  );
}
