import { ActionIcon, Button } from '@mantine/core';
import { Pause, Pencil, Play, RefreshCw, Trash2, TriangleAlert, X } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { Link } from 'wouter';
import { useProblemWords, useRunWords, useScheduleWords } from './source-words.ts';
import { useCommand } from '#renderer/rpc/use-command.ts';
import { useQueryOf } from '#renderer/rpc/use-query-of.ts';
import { useUndoToast } from '#renderer/rpc/use-undo-toast.ts';
import { Callout } from '#renderer/ui/marks.tsx';
import { QueryState } from '#renderer/ui/query-state.tsx';
import { Facts, SideList, SideSection } from '#renderer/ui/section.tsx';
import { useFormats } from '#renderer/ui/use-formats.ts';
import type { OutputOf } from '#shared/contract/contract.ts';

const RUNS_SHOWN = 20;

type Detail = OutputOf<'sources.get'>;

function Problem({ summary }: Pick<Detail, 'summary'>) {
  const { t } = useTranslation('sources');
  const formats = useFormats();
  const problem = useProblemWords()(summary.lastRun);
  if (summary.state === 'needs-secret') {
    return (
      <Callout tone="hold" icon={TriangleAlert}>
        {t('needsSecretWords')}
      </Callout>
    );
  }
  if (problem === null) return null;
  return (
    <Callout tone={summary.state === 'failing' ? 'hold' : 'rollback'} icon={TriangleAlert}>
      <strong>{problem.sentence}</strong> {problem.next}
      {summary.state === 'failing' && summary.nextRunAt !== null && (
        <p>{t('triesAgain', { at: formats.instant(summary.nextRunAt) })}</p>
      )}
    </Callout>
  );
}

type DeedProps = Pick<Detail, 'summary' | 'draft'>;

function LastDeeds({ summary, draft }: DeedProps) {
  const { t } = useTranslation('sources');
  const remove = useCommand('sources.remove');
  const forget = useCommand('shell.forgetSecret');
  const done = useUndoToast();
  const { id: sourceId, name } = summary;
  const { secretId } = draft;
  const takeAway = (): void => {
    remove.mutate({ sourceId }, { onSuccess: () => done(t('removed', { name })) });
    if (secretId !== null) forget.mutate({ secretId });
  };
  return (
    <>
      {secretId !== null && summary.state !== 'needs-secret' && (
        <Button size="sm" variant="subtle" onClick={() => forget.mutate({ secretId })}>
          {t('forgetSecret')}
        </Button>
      )}
      <Button
        size="sm"
        variant="subtle"
        leftSection={<Trash2 className="icon-small" aria-hidden="true" />}
        onClick={takeAway}
      >
        {t('remove')}
      </Button>
    </>
  );
}

function Actions({ summary, draft }: DeedProps) {
  const { t } = useTranslation('sources');
  const run = useCommand('sources.runNow');
  const pause = useCommand('sources.pause');
  const { id: sourceId } = summary;
  const isPaused = summary.state === 'paused';
  return (
    <div className="row row-wrap imports-side-actions">
      <Button
        size="sm"
        variant="filled"
        loading={run.isPending || summary.state === 'running'}
        leftSection={<RefreshCw className="icon-small" aria-hidden="true" />}
        onClick={() => run.mutate({ sourceId })}
      >
        {t('runNow')}
      </Button>
      <Button
        size="sm"
        component={Link}
        href={`/imports/sources/${sourceId}/edit`}
        leftSection={<Pencil className="icon-small" aria-hidden="true" />}
      >
        {t('edit')}
      </Button>
      <Button
        size="sm"
        leftSection={isPaused ? <Play className="icon-small" /> : <Pause className="icon-small" />}
        onClick={() => pause.mutate({ sourceId, paused: isPaused ? 'running' : 'paused' })}
      >
        {t(isPaused ? 'resume' : 'pause')}
      </Button>
      <LastDeeds summary={summary} draft={draft} />
    </div>
  );
}

function Runs({ runs }: Pick<Detail, 'runs'>) {
  const { t } = useTranslation('sources');
  const formats = useFormats();
  const words = useRunWords();
  const problem = useProblemWords();
  if (runs.length === 0) return null;
  return (
    <SideSection title={t('runs')}>
      <SideList
        items={runs.slice(0, RUNS_SHOWN).map((run) => ({
          key: run.id,
          title: words(run),
          detail:
            problem(run)?.sentence ??
            t('runTook', {
              seconds: formats.plain(Math.round(run.milliseconds / 100) / 10),
              setAside: run.setAside,
            }),
        }))}
      />
    </SideSection>
  );
}

/** One source: how it stands, what it can be told, and its runs. */
export function SourceSide({ sourceId, onClose }: { sourceId: string; onClose: () => void }) {
  const { t } = useTranslation('sources');
  const formats = useFormats();
  const schedule = useScheduleWords();
  const detail = useQueryOf('sources.get', { sourceId });
  const at = (moment: number | null) => (moment === null ? '–' : formats.instant(moment));
  return (
    <QueryState query={detail}>
      {(found) => (
        <div className="imports-side">
          <SideSection
            title={found.summary.name}
            actions={
              <ActionIcon aria-label={t('close')} onClick={onClose}>
                <X className="icon-small" />
              </ActionIcon>
            }
          >
            <Problem summary={found.summary} />
            <Facts
              facts={[
                { label: t('feature'), value: found.summary.featureName },
                { label: t('host'), value: found.summary.host },
                { label: t('schedule'), value: schedule(found.summary.schedule) },
                { label: t('lastSuccess'), value: at(found.summary.lastSuccessAt) },
                { label: t('nextRun'), value: at(found.summary.nextRunAt) },
              ]}
            />
            <Actions {...found} />
          </SideSection>
          <Runs runs={found.runs} />
        </div>
      )}
    </QueryState>
  );
}
