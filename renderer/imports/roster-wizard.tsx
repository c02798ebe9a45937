import { Button } from '@mantine/core';
import { useState } from 'react';
import { Trans, useTranslation } from 'react-i18next';
import { ChooseFile } from './choose-file.tsx';
import { RosterCheck } from './roster-check.tsx';
import { RosterDone } from './roster-done.tsx';
import { useHandedFile } from './use-handed-file.ts';
import { WizardSteps, type WizardStep } from './wizard-steps.tsx';
import { useCommand } from '#renderer/rpc/use-command.ts';
import { useQueryOf } from '#renderer/rpc/use-query-of.ts';
import { PageBody, PageFrame } from '#renderer/ui/page-frame.tsx';
import { ErrorState, LoadingRows } from '#renderer/ui/states.tsx';
import type { OutputOf } from '#shared/contract/contract.ts';
import type { MendedLine, RosterMapping } from '#shared/imports/imports.contract.ts';

type Done = OutputOf<'imports.commitRoster'>;

const NO_MENDS: ReadonlyMap<number, string> = new Map();

function toLines(mends: ReadonlyMap<number, string>): MendedLine[] {
  return [...mends].map(([line, text]) => ({ line, text }));
}

function useRosterWizard() {
  const file = useHandedFile();
  const [mapping, setMapping] = useState<RosterMapping | null>(null);
  const [mends, setMends] = useState<ReadonlyMap<number, string>>(NO_MENDS);
  const [done, setDone] = useState<Done | null>(null);
  const commit = useCommand('imports.commitRoster', { errors: 'inline' });
  const preview = useQueryOf(
    'imports.previewRoster',
    { file: file.handle ?? '', mapping, mends: toLines(mends) },
    {
      enabled: file.handle !== null && done === null && !commit.isPending,
      keepPrevious: mapping !== null || mends.size > 0,
    },
  );
  const current = mapping ?? preview.data?.mapping ?? null;
  return {
    file,
    preview: file.handle === null ? undefined : preview.data,
    error: preview.error,
    isJudging: preview.isFetching,
    mapping: current,
    setMapping,
    mends,
    mend: (line: number, text: string | null): void => {
      const next = new Map(mends);
      if (text === null) next.delete(line);
      else next.set(line, text);
      setMends(next);
    },
    commit,
    done,
    importNow: (): void => {
      if (file.handle === null || current === null) return;
      commit.mutate({ file: file.handle, mapping: current, mends: toLines(mends) }, { onSuccess: setDone });
    },
    again: (): void => {
      file.forget();
      setMapping(null);
      setMends(NO_MENDS);
      setDone(null);
      commit.reset();
    },
  };
}

export type RosterWizard = ReturnType<typeof useRosterWizard>;

function Choose({ wizard }: { wizard: RosterWizard }) {
  const { t } = useTranslation('imports');
  return (
    <PageBody>
      <ChooseFile
        file={wizard.file}
        sentence={
          <Trans
            t={t}
            i18nKey="rosterSentence"
            components={{ b: <strong />, q: <span className="muted" /> }}
          />
        }
        example={
          <>
            <p>{t('exampleWords')}</p>
            <pre className="mono">{t('rosterExample')}</pre>
          </>
        }
      />
    </PageBody>
  );
}

function Body({ wizard }: { wizard: RosterWizard }) {
  const { done, preview, mapping, file, error } = wizard;
  if (done !== null) return <RosterDone wizard={wizard} done={done} />;
  if (file.handle === null) return <Choose wizard={wizard} />;
  if (preview === undefined || mapping === null) {
    return <PageBody>{error === null ? <LoadingRows /> : <ErrorState error={error} />}</PageBody>;
  }
  return <RosterCheck wizard={wizard} preview={preview} mapping={mapping} />;
}

function Actions({ wizard }: { wizard: RosterWizard }) {
  const { t } = useTranslation('imports');
  const { preview, mapping, commit } = wizard;
  if (wizard.done !== null || wizard.file.handle === null) return null;
  const people = preview === undefined ? 0 : preview.counts.newPeople + preview.counts.changedPeople;
  const all = people + (preview?.counts.samePeople ?? 0);
  return (
    <>
      <Button onClick={wizard.again} disabled={commit.isPending}>
        {t('back')}
      </Button>
      <Button
        variant="filled"
        disabled={mapping?.nameColumn === null || all === 0 || wizard.isJudging}
        loading={commit.isPending}
        onClick={wizard.importNow}
      >
        {t('importPeople', { count: people })}
      </Button>
    </>
  );
}

function stepOf({ done, file }: RosterWizard): WizardStep {
  if (done !== null) return 'done';
  return file.handle === null ? 'file' : 'check';
}

/** People from a file, in three steps: file, check, done. */
export function RosterWizardPage() {
  const { t } = useTranslation('imports');
  const wizard = useRosterWizard();
  const { name } = wizard.file;
  return (
    <PageFrame
      title={t('importRoster')}
      {...(name === '' ? {} : { subtitle: name })}
      actions={
        <>
          <WizardSteps current={stepOf(wizard)} />
          <Actions wizard={wizard} />
        </>
      }
    >
      <Body wizard={wizard} />
    </PageFrame>
  );
}
