import { useEffect, useState } from 'react';
import { needsSecret, originOf, readRowsAt, type SourceForm } from './source-form.ts';
import { dropKeptForm, keepForm } from './source-kept-forms.ts';
import { useSourceTrial, type Fetched, type SourceTrials, type TrialSeen } from './use-source-trial.ts';
import type { CheckProps } from './wizard-props.ts';
import { invoke } from '#renderer/rpc/client.ts';
import { useCommand } from '#renderer/rpc/use-command.ts';
import { useQueryOf } from '#renderer/rpc/use-query-of.ts';
import type { ImportPreview } from '#shared/imports/imports.contract.ts';
import type { ImportMapping } from '#shared/imports/import-mapping.ts';
import { mappingOfTemplate } from '#shared/imports/source-mapping.ts';
import type { SourceList } from '#shared/imports/source-lists.ts';
import type { HttpConnection, SourceDraft } from '#shared/imports/source.ts';

export type SourceWizard = {
  form: SourceForm;
  change: (change: Partial<SourceForm>) => void;
  /** Whether something was typed since the form was opened. */
  state: 'as-opened' | 'changed';
  trial: SourceTrials['state'];
  seen: TrialSeen | null;
  /** outdated: what was fetched came from another address, query or key than the form now holds. */
  age: 'current' | 'outdated';
  /** Fetches with what the form holds now, and looks at how the table reads. */
  fetchNow: () => Promise<void>;
  cancelFetch: () => void;
  /** Reads the rows at a list found in the answer, and fetches again. */
  pickList: (list: SourceList) => Promise<void>;
  /** Reads the answer as a file, and fetches again. */
  pickFile: () => Promise<void>;
  /** Null until a table was fetched. */
  check: CheckProps | null;
  problem: Error | null;
  isSaving: boolean;
  /** Saves and answers with the source; null while a question is open or the table is not this form's. */
  save: (() => Promise<string>) | null;
};

function templateMapping(preview: ImportPreview, { connection }: SourceForm): ImportMapping {
  if (connection.kind !== 'sql' || connection.query.kind !== 'template') return preview.mapping;
  const columns = preview.columns.map(({ name }) => name);
  return mappingOfTemplate(preview.mapping, connection.query.metric, columns);
}

export type SourceStart = {
  sourceId: string | null;
  /** Where what is typed is kept until it is saved. */
  place: string;
  form: SourceForm;
  state: SourceWizard['state'];
  mapping: ImportMapping | null;
  columns: string[];
};

function useSave({ sourceId, place }: SourceStart) {
  const add = useCommand('sources.add');
  const edit = useCommand('sources.change');
  async function save(form: SourceForm, table: Pick<SourceDraft, 'columns' | 'mapping'>): Promise<string> {
    const { secret: _secret, keeping: _keeping, ...kept } = form;
    const draft: SourceDraft = {
      ...kept,
      featureId: form.featureId ?? '',
      secretId: needsSecret(form) ? form.secretId : null,
      ...table,
      changes: 'revise',
    };
    const saved = sourceId ?? (await add.mutateAsync({ draft })).sourceId;
    if (sourceId !== null) await edit.mutateAsync({ sourceId, draft });
    dropKeptForm(place);
    return saved;
  }

  return { save, isPending: add.isPending || edit.isPending };
}

/** How the table is read at first: as it was saved, as its template says, or as it looks. */
async function firstMapping({ file }: Fetched, form: SourceForm, start: SourceStart): Promise<ImportMapping> {
  const seen = await invoke('imports.preview', { file, featureId: form.featureId ?? '', mapping: null });
  const names = seen.columns.map((column) => column.name).join('\n');
  const isAsSaved = names === start.columns.join('\n');
  return isAsSaved && start.mapping !== null ? start.mapping : templateMapping(seen, form);
}

/** The check of a file's columns, for a table that was fetched. */
function checkOf(
  seen: Pick<CheckProps, 'preview' | 'mapping' | 'metrics'>,
  onChange: CheckProps['onChange'],
): CheckProps {
  return { ...seen, onChange, onTable: (dialect) => onChange({ ...seen.mapping, dialect }) };
}

/** Nothing is left to say; which of two values counts is the source's own rule. */
function isSettled({ grainConflicts, questions }: CheckProps['preview']): boolean {
  return grainConflicts.length === 0 && questions.every(({ code }) => code === 'changed-values');
}

function useForm(start: SourceStart) {
  const [form, setForm] = useState(start.form);
  const [state, setState] = useState(start.state);
  useEffect(() => {
    if (state === 'changed') keepForm(start.place, form);
  }, [form, state, start.place]);
  const put = (change: Partial<SourceForm>, typed: 'typed' | 'settled'): void => {
    setForm((now) => ({ ...now, ...change }));
    if (typed === 'typed') setState('changed');
  };
  return { form, state, put };
}

/** How the table at hand reads: as the person corrected it, otherwise as it came. */
function useReading(seen: TrialSeen | null, featureId: string | null) {
  const [corrected, setCorrected] = useState<{ of: TrialSeen | null; mapping: ImportMapping } | null>(null);
  const table = seen?.kind === 'table' ? seen : null;
  const mapping = table === null ? null : corrected?.of === seen ? corrected.mapping : table.mapping;
  const preview = useQueryOf(
    'imports.preview',
    { file: table?.fetched.file ?? '', featureId: featureId ?? '', mapping },
    { enabled: table !== null && featureId !== null, keepPrevious: true },
  );
  return {
    mapping,
    preview: table === null ? undefined : preview.data,
    error: table === null ? null : preview.error,
    correct: (next: ImportMapping) => setCorrected({ of: seen, mapping: next }),
  };
}

/** Everything the setting up of a source knows, from its address to the moment it is saved. */
export function useSourceWizard(start: SourceStart): SourceWizard {
  const { form, state, put } = useForm(start);
  const { featureId, connection } = form;
  const trials = useSourceTrial({
    readMapping: (fetched, asked) => firstMapping(fetched, asked, start),
    onSecretGiven: ({ secretId }) => put({ secretId, secret: '' }, 'settled'),
  });
  const saving = useSave(start);
  const { seen } = trials;
  const reading = useReading(seen, featureId);
  const metrics = useQueryOf('metrics.list', { featureId: featureId ?? '' }, { enabled: featureId !== null });
  const { preview, mapping } = reading;
  const age = seen !== null && seen.origin !== originOf(form) ? 'outdated' : 'current';
  const isAnswered = preview !== undefined && isSettled(preview);
  const isReady = isAnswered && age === 'current' && trials.state === 'resting' && form.name.trim() !== '';
  const askWith = async (change: (now: HttpConnection) => HttpConnection): Promise<void> => {
    if (connection.kind !== 'http') return;
    const changed = { connection: change(connection) };
    put(changed, 'typed');
    await trials.ask({ ...form, ...changed });
  };
  return {
    form,
    change: (change) => put(change, 'typed'),
    state,
    trial: trials.state,
    seen,
    age,
    fetchNow: () => trials.ask(form),
    cancelFetch: trials.cancel,
    pickList: (list) => askWith((now) => readRowsAt(now, list)),
    pickFile: () => askWith((now) => ({ ...now, response: { kind: 'file' } })),
    check:
      preview === undefined || mapping === null
        ? null
        : checkOf({ preview, mapping, metrics: metrics.data ?? [] }, reading.correct),
    problem: seen?.kind === 'failed' ? seen.error : reading.error,
    isSaving: saving.isPending,
    save:
      isReady && mapping !== null && mapping.metrics.length > 0
        ? () => saving.save(form, { columns: preview.columns.map(({ name }) => name), mapping })
        : null,
  };
}
