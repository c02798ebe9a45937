import { Select, TextInput } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { hashFile } from './hash-file.ts';
import { useQueryOf } from '#renderer/rpc/use-query-of.ts';
import { ChoiceField } from '#renderer/ui/choice-field.tsx';
import { FileChoice } from '#renderer/ui/file-choice.tsx';
import { useFormats } from '#renderer/ui/use-formats.ts';
import type { Evidence } from '#shared/checklists/checklist-item.ts';

type FieldProps = { onChange: (evidence: Evidence | null) => void };

const OFFERED = 12;
const LONGEST_REMARK = 300;
const LONGEST_EXCERPT = 60;

export function TextEvidence({ onChange }: FieldProps) {
  const { t } = useTranslation('checklists');
  const [text, setText] = useState('');
  return (
    <TextInput
      className="grow"
      label={t('evidence')}
      placeholder={t('evidenceExample')}
      maxLength={1000}
      value={text}
      onChange={(event) => {
        const typed = event.currentTarget.value;
        setText(typed);
        onChange(typed.trim() === '' ? null : { kind: 'text', text: typed });
      }}
    />
  );
}

function shortened(text: string): string {
  return text.length <= LONGEST_EXCERPT ? text : `${text.slice(0, LONGEST_EXCERPT).trimEnd()}…`;
}

/** A note of the feature, found by its words. */
export function NoteEvidence({ featureId, onChange }: FieldProps & { featureId: string }) {
  const { t } = useTranslation('checklists');
  const formats = useFormats();
  const [search, setSearch] = useState('');
  const [chosen, setChosen] = useState<{ id: string; label: string } | null>(null);
  const [sought] = useDebouncedValue(search === chosen?.label ? '' : search, 120);
  const found = useQueryOf(
    'notes.list',
    { featureId, search: sought, limit: OFFERED },
    { keepPrevious: true },
  );
  const notes = (found.data ?? []).map((note) => {
    const words = note.title === '' ? shortened(note.excerpt) : note.title;
    const day = formats.dayPlain(note.happenedOn);
    return { value: note.id, label: [note.personCode, words, day].filter(Boolean).join(' · ') };
  });
  const isKnown = chosen === null || notes.some((note) => note.value === chosen.id);
  return (
    <Select
      className="grow"
      label={t('evidenceKinds.note')}
      placeholder={t('noteSearch')}
      searchable
      data={isKnown ? notes : [...notes, { value: chosen.id, label: chosen.label }]}
      value={chosen?.id ?? null}
      searchValue={search}
      onSearchChange={setSearch}
      filter={({ options }) => options}
      nothingFoundMessage={t('noNoteFound')}
      onChange={(id, option: { label: string } | null) => {
        const label = option?.label ?? '';
        setChosen(id === null ? null : { id, label });
        onChange(id === null ? null : { kind: 'note', noteId: id, text: label.slice(0, LONGEST_REMARK) });
      }}
    />
  );
}

export function MetricEvidence({ featureId, onChange }: FieldProps & { featureId: string }) {
  const { t } = useTranslation('checklists');
  const metrics = useQueryOf('metrics.list', { featureId });
  const [metricId, setMetricId] = useState<string | null>(null);
  const [remark, setRemark] = useState('');
  const nameOf = (id: string): string => metrics.data?.find((metric) => metric.id === id)?.name ?? '';
  const tell = (id: string | null, words: string): void => {
    const text = [id === null ? '' : nameOf(id), words.trim()].filter(Boolean).join(': ');
    onChange(id === null ? null : { kind: 'metric', metricId: id, text: text.slice(0, LONGEST_REMARK) });
  };
  return (
    <>
      <ChoiceField
        label={t('evidenceKinds.metric')}
        value={metricId}
        options={(metrics.data ?? []).map(({ id, name }) => ({ value: id, label: name }))}
        onChange={(id) => {
          setMetricId(id);
          tell(id, remark);
        }}
      />
      <TextInput
        className="grow"
        label={t('remark')}
        placeholder={t('remarkExample')}
        maxLength={200}
        value={remark}
        onChange={(event) => {
          setRemark(event.currentTarget.value);
          tell(metricId, event.currentTarget.value);
        }}
      />
    </>
  );
}

/** Only the file's name and fingerprint are kept: enough to prove later which file it was. */
export function FileEvidence({ onChange }: FieldProps) {
  const { t } = useTranslation('checklists');
  const [state, setState] = useState<string>('');
  const take = async (file: File): Promise<void> => {
    setState(t('hashing', { name: file.name }));
    onChange(null);
    try {
      const sha256 = await hashFile(file);
      setState(t('hashed', { name: file.name, hash: sha256.slice(0, 12) }));
      onChange({ kind: 'file', fileName: file.name.slice(0, 255), sha256 });
    } catch {
      // The file vanished or may not be read; the person chooses again.
      setState(t('notHashed', { name: file.name }));
    }
  };
  return (
    <div className="grow">
      <FileChoice label={t('chooseFile')} hint={t('fileHint')} accept="" onFile={(file) => void take(file)} />
      <p className="small muted" role="status">
        {state}
      </p>
    </div>
  );
}
