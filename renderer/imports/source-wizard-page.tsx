import { Button } from '@mantine/core';
import { History } from 'lucide-react';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useLocation } from 'wouter';
import { CheckColumns } from './check-columns.tsx';
import { CheckMetrics } from './check-metrics.tsx';
import { CheckQuestions } from './check-questions.tsx';
import { SourceAnswerSection } from './source-answer.tsx';
import { dropKeptForm, findKeptForm, placeOfForm } from './source-kept-forms.ts';
import { PresetChoice, formOfPreset } from './source-presets.tsx';
import { SourcePreview } from './source-preview.tsx';
import { SourceScheduleFields } from './source-schedule-fields.tsx';
import { SourceWhere } from './source-where.tsx';
import { useAskedQuestions } from './use-asked-questions.ts';
import { useSourceWizard, type SourceStart, type SourceWizard } from './use-source-wizard.ts';
import type { CheckProps } from './wizard-props.ts';
import { useCommand } from '#renderer/rpc/use-command.ts';
import { useQueryOf } from '#renderer/rpc/use-query-of.ts';
import { PageBody, PageFrame } from '#renderer/ui/page-frame.tsx';
import { QueryState } from '#renderer/ui/query-state.tsx';
import { Section } from '#renderer/ui/section.tsx';
import { ErrorState } from '#renderer/ui/states.tsx';
import { showToast } from '#renderer/ui/toast.tsx';
import './imports.css';
import './sources.css';

function Reading({ wizard, check }: { wizard: SourceWizard; check: CheckProps }) {
  const { t } = useTranslation('sources');
  const questions = useAskedQuestions(check.preview);
  return (
    <>
      <CheckQuestions {...check} questions={questions} />
      <CheckColumns {...check} />
      <CheckMetrics {...check} />
      <Section title={t('when')} note={t('whenNote')}>
        <SourceScheduleFields wizard={wizard} />
      </Section>
    </>
  );
}

function Seen({ wizard }: { wizard: SourceWizard }) {
  const { check, seen } = wizard;
  const top = useRef<HTMLDivElement>(null);
  // What came stands below the long form: the page moves just as far as it takes to be noticed.
  useEffect(() => {
    if (seen !== null) top.current?.scrollIntoView({ block: 'nearest' });
  }, [seen]);
  return (
    <>
      <div ref={top} className="sources-seen" />
      {wizard.problem !== null && <ErrorState error={wizard.problem} />}
      {seen?.kind === 'no-table' && <SourceAnswerSection trial={seen.trial} wizard={wizard} />}
      {seen?.kind === 'table' && <SourcePreview fetched={seen.fetched} check={check} />}
      {check !== null && <Reading wizard={wizard} check={check} />}
    </>
  );
}

function Body({ wizard, onStartAnew }: { wizard: SourceWizard; onStartAnew: (() => void) | null }) {
  const { t } = useTranslation('sources');
  return (
    <PageBody>
      {onStartAnew !== null && (
        <div className="row sources-kept" role="status">
          <span className="soft">{t('keptForm')}</span>
          <Button size="sm" variant="subtle" onClick={onStartAnew}>
            {t('startAnew')}
          </Button>
        </div>
      )}
      <SourceWhere wizard={wizard} />
      {wizard.seen !== null && wizard.age === 'outdated' ? (
        <>
          <p className="sources-outdated soft" role="status">
            <History className="icon" aria-hidden="true" />
            {t('outdated')}
          </p>
          {wizard.seen.kind === 'table' && (
            <div className="sources-old">
              <SourcePreview fetched={wizard.seen.fetched} check={wizard.check} />
            </div>
          )}
        </>
      ) : (
        <Seen wizard={wizard} />
      )}
    </PageBody>
  );
}

type WizardProps = { start: SourceStart; onStartAnew: (() => void) | null };

function Wizard({ start, onStartAnew }: WizardProps) {
  const { t } = useTranslation('sources');
  const [, goTo] = useLocation();
  const wizard = useSourceWizard(start);
  const run = useCommand('sources.runNow');
  const { save } = wizard;
  const saveAndFetch = async (): Promise<void> => {
    if (save === null) return;
    const sourceId = await save();
    goTo(`/imports/sources/${sourceId}`);
    run.mutate({ sourceId });
  };
  const leave = (): void => {
    goTo('/imports/sources');
    if (wizard.state === 'changed') showToast({ message: t('keptUntilClosed') });
  };
  return (
    <PageFrame
      title={t(start.sourceId === null ? 'addSource' : 'editSource')}
      actions={
        <>
          <Button onClick={leave}>{t('cancel')}</Button>
          <Button
            variant="filled"
            disabled={save === null}
            loading={wizard.isSaving}
            onClick={() => void saveAndFetch()}
          >
            {t('saveAndFetch')}
          </Button>
        </>
      }
    >
      <Body wizard={wizard} onStartAnew={onStartAnew} />
    </PageFrame>
  );
}

type KeptWizardProps = {
  sourceId: string | null;
  place: string;
  /** The form as it is opened when nothing was typed into it before. */
  fresh: Pick<SourceStart, 'form' | 'mapping' | 'columns'>;
  onStartAnew: () => void;
};

/** The form, going on with what was typed into it before. */
function KeptWizard({ sourceId, place, fresh, onStartAnew }: KeptWizardProps) {
  const [kept, setKept] = useState(() => findKeptForm(place));
  const start: SourceStart = {
    ...fresh,
    sourceId,
    place,
    form: kept ?? fresh.form,
    state: kept === null ? 'as-opened' : 'changed',
  };
  const startAnew = (): void => {
    dropKeptForm(place);
    setKept(null);
    onStartAnew();
  };
  return (
    <Wizard
      key={kept === null ? 'fresh' : 'kept'}
      start={start}
      onStartAnew={kept === null ? null : startAnew}
    />
  );
}

/** Sets a source up: which service, where, how its table reads, and when it is fetched. */
export function NewSourcePage({ featureId }: { featureId: string | null }) {
  const { t } = useTranslation('sources');
  const workspace = useQueryOf('workspace.describe', {}).data ?? null;
  const features = useQueryOf('features.list', {}).data ?? null;
  const [choice, setChoice] = useState<string | null>('as-kept');
  const place = placeOfForm(workspace?.fileName ?? '', null);
  const preset = choice === 'as-kept' ? (findKeptForm(place)?.preset ?? null) : choice;
  if (preset === null || workspace === null || features === null) {
    return (
      <PageFrame title={t('addSource')}>
        <PageBody>
          <PresetChoice onChoose={setChoice} />
        </PageBody>
      </PageFrame>
    );
  }
  const here = { today: workspace.today, timeZone: workspace.settings.timeZone };
  const only = features.length === 1 ? (features[0]?.feature.id ?? null) : null;
  const form = {
    ...formOfPreset(preset, here, t(`preset.${preset as 'csv'}`)),
    featureId: featureId ?? only,
  };
  return (
    <KeptWizard
      sourceId={null}
      place={place}
      fresh={{ form, mapping: null, columns: [] }}
      onStartAnew={() => setChoice(null)}
    />
  );
}

/** The same form with what was saved. */
export function EditSourcePage({ sourceId }: { sourceId: string }) {
  const found = useQueryOf('sources.get', { sourceId });
  const workspace = useQueryOf('workspace.describe', {}).data ?? null;
  if (workspace === null) return null;
  return (
    <QueryState query={found}>
      {({ draft }) => {
        const { mapping, columns, changes: _changes, ...form } = draft;
        return (
          <KeptWizard
            sourceId={sourceId}
            place={placeOfForm(workspace.fileName, sourceId)}
            fresh={{ form: { ...form, secret: '', keeping: 'session' }, mapping, columns }}
            onStartAnew={() => undefined}
          />
        );
      }}
    </QueryState>
  );
}
