import { ActionIcon } from '@mantine/core';
import { Trash2 } from 'lucide-react';
import type { KeyboardEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { LineChips } from './line-chips.tsx';
import { LineSupport } from './line-support.tsx';
import { NoteMark } from './note-mark.tsx';
import { lineText } from './note-words.ts';
import { ResolveLine } from './resolve-line.tsx';
import { useFormats } from '#renderer/ui/use-formats.ts';
import type { NoteLine } from '#shared/notes/note.ts';

export type NoteLineRowProps = {
  line: NoteLine;
  lines: readonly NoteLine[];
  state: 'plain' | 'edited';
  /** One line of the list is its tab stop. */
  tabStop: 'here' | 'elsewhere';
  onEdit: () => void;
  onRemove: () => void;
  onKeyDown: (event: KeyboardEvent<HTMLElement>) => void;
};

/** A line of a note: when, what kind, the words, what they carry. Pressing the words edits the line. */
export function NoteLineRow(props: NoteLineRowProps) {
  const { line, lines, state, tabStop, onEdit, onRemove, onKeyDown } = props;
  const { t } = useTranslation('notes');
  const formats = useFormats();
  const text = lineText(t, line);
  return (
    <li className={state === 'edited' ? 'notes-line notes-line-edited' : 'notes-line'}>
      <span className="notes-time num small muted">{formats.timeOfDay(line.at)}</span>
      <NoteMark mark={line.mark} />
      <div className="notes-body">
        <button
          type="button"
          className={`notes-text notes-text-${line.mark}`}
          tabIndex={tabStop === 'here' ? 0 : -1}
          data-line={line.id}
          title={t('editLine')}
          onClick={onEdit}
          onKeyDown={onKeyDown}
        >
          {text}
        </button>
        <div className="notes-line-foot">
          <LineChips
            themes={line.themes}
            severity={line.severity}
            resolution={line.resolution === null ? null : line.resolution.text}
          />
          <ResolveLine line={line} />
        </div>
        <LineSupport restsOn={line.restsOn} lines={lines} />
      </div>
      <ActionIcon
        className="notes-line-remove"
        aria-label={t('removeLine', { text: text.slice(0, 40) })}
        onClick={onRemove}
        tabIndex={-1}
      >
        <Trash2 className="icon-small" aria-hidden="true" />
      </ActionIcon>
    </li>
  );
}
