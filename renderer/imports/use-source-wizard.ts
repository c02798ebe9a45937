import { useState } from 'react';
import type { CheckProps } from './wizard-props.ts';
import { invoke } from '#renderer/rpc/client.ts';
import { useCommand, type CommandState } from '#renderer/rpc/use-command.ts';
import { useQueryOf } from '#renderer/rpc/use-query-of.ts';
import type { OutputOf } from '#shared/contract/contract.ts';
import type { ImportMapping, ImportPreview } from '#shared/imports/imports.contract.ts';
import { mappingOfTemplate } from '#shared/imports/source-mapping.ts';
import {
  hostOf,
  type Connection,
  type Schedule,
  type SourceDraft,
  type Span,
} from '#shared/imports/source.ts';

export type SourceForm = {
  name: string;
  featureId: string | null;
  preset: string;
  connection: Connection;
  span: Span;
  schedule: Schedule;
  secretId: string | null;
  /** Typed and not yet handed over; never kept anywhere else. */
  secret: string;
  keeping: 'kept' | 'session';
};

export type Fetched = OutputOf<'sources.tryOut'>;

export type SourceWizard = {
  form: SourceForm;
  change: (change: Partial<SourceForm>) => void;
  tryOut: CommandState<'sources.tryOut'>;
  fetched: Fetched | null;
  /** Fetches with what the form holds now, and looks at how the table reads. */
  fetchNow: () => Promise<void>;
  /** Null until a table was fetched. */
  check: CheckProps | null;
  problem: Error | null;
  isSaving: boolean;
  /** Saves and answers with the source; null while a question is open. */
  save: (() => Promise<string>) | null;
};

function needsSecret({ connection }: SourceForm): boolean {
  return connection.kind === 'sql' || connection.auth.kind !== 'none';
}

function templateMapping(preview: ImportPreview, { connection }: SourceForm): ImportMapping {
  if (connection.kind !== 'sql' || connection.query.kind !== 'template') return preview.mapping;
  const columns = preview.columns.map(({ name }) => name);
  return mappingOfTemplate(preview.mapping, connection.query.metric, columns);
}

/** The secret goes to the shell alone; the form keeps what it is known under. */
async function handSecretOver(form: SourceForm): Promise<string | null> {
  if (!needsSecret(form)) return null;
  const host = hostOf(form.connection);
  if (form.secret === '' || host === null) return form.secretId;
  const { secretId, secret, keeping } = form;
  return (await invoke('shell.setSecret', { secretId, host, secret, keeping })).secretId;
}

function useSave(sourceId: string | null) {
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
    if (sourceId === null) return (await add.mutateAsync({ draft })).sourceId;
    await edit.mutateAsync({ sourceId, draft });
    return sourceId;
  }

  return { save, isPending: add.isPending || edit.isPending };
}

type Start = { sourceId: string | null; form: SourceForm; mapping: ImportMapping | null; columns: string[] };

/** How the table is read at first: as it was saved, as its template says, or as it looks. */
async function firstMapping({ file }: Fetched, form: SourceForm, start: Start): Promise<ImportMapping> {
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

/** Everything the setting up of a source knows, from its address to the moment it is saved. */
export function useSourceWizard(start: Start): SourceWizard {
  const [form, setForm] = useState(start.form);
  const [fetched, setFetched] = useState<Fetched | null>(null);
  const [problem, setProblem] = useState<Error | null>(null);
  const [mapping, setMapping] = useState<ImportMapping | null>(null);
  const tryOut = useCommand('sources.tryOut', { errors: 'inline' });
  const saving = useSave(start.sourceId);
  const { featureId } = form;
  const preview = useQueryOf(
    'imports.preview',
    { file: fetched?.file ?? '', featureId: featureId ?? '', mapping },
    { enabled: fetched !== null && featureId !== null, keepPrevious: true },
  );
  const metrics = useQueryOf('metrics.list', { featureId: featureId ?? '' }, { enabled: featureId !== null });
  const seen = fetched === null ? undefined : preview.data;
  const current = mapping ?? seen?.mapping ?? null;

  async function fetchNow(): Promise<void> {
    setProblem(null);
    try {
      const secretId = await handSecretOver(form);
      setForm((now) => ({ ...now, secretId, secret: '' }));
      const { name, connection, span } = form;
      const found = await tryOut.mutateAsync({ name, connection, span, secretId });
      setMapping(await firstMapping(found, form, start));
      setFetched(found);
    } catch (error) {
      setFetched(null);
      setProblem(error instanceof Error ? error : new Error('the table could not be fetched'));
    }
  }

  const isReady = seen !== undefined && isSettled(seen);
  return {
    form,
    change: (change) => setForm((now) => ({ ...now, ...change })),
    tryOut,
    fetched,
    fetchNow,
    check:
      seen === undefined || current === null
        ? null
        : checkOf({ preview: seen, mapping: current, metrics: metrics.data ?? [] }, setMapping),
    problem: problem ?? (fetched === null ? null : preview.error),
    isSaving: saving.isPending,
    save:
      isReady && current !== null && current.metrics.length > 0 && form.name.trim() !== ''
        ? () => saving.save(form, { columns: seen.columns.map(({ name }) => name), mapping: current })
        : null,
  };
}
