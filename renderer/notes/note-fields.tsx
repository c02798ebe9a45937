import { TextInput } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { PersonField } from './person-field.tsx';
import type { HeaderChange, NoteHeader } from './use-note-header.ts';
import { useQueryOf } from '#renderer/rpc/use-query-of.ts';
import { ChoiceField } from '#renderer/ui/choice-field.tsx';
import { DayField } from '#renderer/ui/day-field.tsx';
import { type Note, type NoteKind, noteKindSchema } from '#shared/notes/note.ts';

const KINDS: readonly NoteKind[] = noteKindSchema.options;

export type NoteFieldsProps = {
  header: NoteHeader;
  /** Null until the note has its first words. */
  note: Note | null;
  onChange: (change: HeaderChange) => void;
};

function useFeatureChoices() {
  const features = useQueryOf('features.list', {});
  return (features.data ?? []).map(({ feature }) => ({ value: feature.id, label: feature.name }));
}

function TitleField({ note, onChange }: { note: Note; onChange: NoteFieldsProps['onChange'] }) {
  const { t } = useTranslation('notes');
  const [title, setTitle] = useState(note.title);
  return (
    <TextInput
      className="notes-title-field"
      aria-label={t('title')}
      placeholder={t('titleExample')}
      maxLength={200}
      value={title}
      onChange={(event) => setTitle(event.currentTarget.value)}
      onBlur={() => {
        if (title.trim() !== note.title) onChange({ title });
      }}
      onKeyDown={(event) => {
        if (event.key === 'Enter') event.currentTarget.blur();
      }}
    />
  );
}

/** What, about which feature, with whom, when: one line of fields above the note. */
export function NoteFields({ header, note, onChange }: NoteFieldsProps) {
  const { t } = useTranslation('notes');
  const features = useFeatureChoices();
  const workspace = useQueryOf('workspace.describe', {});
  const today = workspace.data?.today;
  return (
    <div className="notes-fields">
      <ChoiceField
        label={t('kind')}
        labelHidden
        width="150px"
        value={header.kind}
        options={KINDS.map((kind) => ({ value: kind, label: t(`kinds.${kind}`) }))}
        onChange={(value) => {
          const kind = KINDS.find((known) => known === value);
          if (kind !== undefined) onChange({ kind });
        }}
      />
      <ChoiceField
        label={t('feature')}
        labelHidden
        width="210px"
        clearable
        placeholder={t('chooseFeature')}
        value={header.featureId}
        options={features}
        onChange={(featureId) => onChange({ featureId })}
      />
      <PersonField value={header.personId} onChange={(personId) => onChange({ personId })} />
      {note !== null && today !== undefined && (
        <DayField
          label={t('day')}
          labelHidden
          width="130px"
          today={today}
          max={today}
          value={note.happenedOn}
          onChange={(happenedOn) => {
            if (happenedOn !== null) onChange({ happenedOn });
          }}
        />
      )}
      {note !== null && <TitleField key={note.title} note={note} onChange={onChange} />}
    </div>
  );
}
