import { Button } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'wouter';
import { AmendSetup } from './amend-setup.tsx';
import { useCommand } from '#renderer/rpc/use-command.ts';
import { useQueryOf } from '#renderer/rpc/use-query-of.ts';
import { InlineText } from '#renderer/ui/inline-text.tsx';
import { Section } from '#renderer/ui/section.tsx';
import { Segments } from '#renderer/ui/segments.tsx';
import type { OutputOf } from '#shared/contract/contract.ts';
import { isLocked } from '#shared/features/phase-lock.ts';
import { type PhaseSetup, type PhaseSetupChange, startWhenSchema } from '#shared/features/phase-setup.ts';
import type { Phase } from '#shared/features/plan.ts';
import './phase-setup-section.css';

type PartProps = {
  setup: PhaseSetup;
  keep: (change: PhaseSetupChange) => Promise<unknown>;
};

function StartFields({ setup, keep }: PartProps) {
  const { t } = useTranslation('features');
  return (
    <>
      <div className="stack setup-choice">
        <span className="medium">{t('setup.startWhen')}</span>
        <Segments
          label={t('setup.startWhen')}
          value={setup.startWhen}
          options={startWhenSchema.options.map((value) => ({ value, label: t(`setup.start.${value}`) }))}
          onChange={(startWhen) => void keep({ startWhen })}
        />
        <span className="small muted">{t(`setup.startHint.${setup.startWhen}`)}</span>
      </div>
      <div className="stack setup-choice">
        <span className="medium">{t('setup.weeks')}</span>
        <Segments
          label={t('setup.weeks')}
          value={setup.weeks}
          options={(['any', 'whole'] as const).map((value) => ({ value, label: t(`setup.week.${value}`) }))}
          onChange={(weeks) => void keep({ weeks })}
        />
        <span className="small muted">{t('setup.weeksHint')}</span>
      </div>
    </>
  );
}

type Rehearsal = OutputOf<'checklists.get'>['rehearsals'][number];

/** The last rehearsal as the checklist knows it, and the way there. */
function Rehearsed({ phase }: { phase: Phase }) {
  const { t } = useTranslation('features');
  const rehearsals = useQueryOf('checklists.get', { phaseId: phase.id }).data?.rehearsals ?? [];
  const last = rehearsals.reduce<Rehearsal | null>(
    (latest, one) => (latest === null || one.day > latest.day ? one : latest),
    null,
  );
  return (
    <p className="soft setup-wide">
      {last === null
        ? t('setup.notRehearsed')
        : t('setup.rehearsed', { day: last.day, minutes: last.minutes })}{' '}
      <Link className="link" href={`/features/${phase.featureId}/checklist`}>
        {t('setup.toChecklist')}
      </Link>
    </p>
  );
}

function RollbackFields({ setup, keep }: PartProps) {
  const { t } = useTranslation('features');
  const { rollback } = setup;
  return (
    <>
      <div className="setup-wide">
        <InlineText
          label={t('setup.trigger')}
          description={t('setup.triggerHint')}
          placeholder={t('setup.triggerExample')}
          value={rollback.trigger}
          onSave={(trigger) => keep({ rollback: { trigger } })}
        />
      </div>
      <InlineText
        label={t('setup.decider')}
        placeholder={t('setup.deciderExample')}
        value={rollback.decider}
        onSave={(decider) => keep({ rollback: { decider } })}
      />
      <InlineText
        label={t('setup.notice')}
        placeholder={t('setup.noticeExample')}
        value={rollback.notice}
        onSave={(notice) => keep({ rollback: { notice } })}
      />
    </>
  );
}

type FieldsProps = PartProps & { phase: Phase; ownerName: string };

/** Owner, start and rollback as fields; when it starts is open only before it does. */
function SetupFields({ setup, keep, phase, ownerName }: FieldsProps) {
  const { t } = useTranslation('features');
  const isFirst = phase.position === 0;
  return (
    <div className="setup-grid">
      <InlineText
        label={t('setup.owner')}
        placeholder={ownerName === '' ? t('facts.noOwner') : ownerName}
        value={setup.ownerName}
        onSave={(name) => keep({ ownerName: name })}
      />
      <span />
      {!isLocked(phase) && !isFirst && <StartFields setup={setup} keep={keep} />}
      <h3 className="setup-wide">{t('setup.rollback')}</h3>
      <RollbackFields setup={setup} keep={keep} />
      <Rehearsed phase={phase} />
    </div>
  );
}

/** What was said when the phase started, to read. */
function SetupFacts({ setup, phase, ownerName }: Omit<FieldsProps, 'keep'>) {
  const { t } = useTranslation('features');
  const { rollback } = setup;
  const owner = setup.ownerName === '' ? ownerName : setup.ownerName;
  const facts = [
    [t('setup.owner'), owner === '' ? t('facts.noOwner') : owner],
    [t('setup.trigger'), rollback.trigger],
    [t('setup.decider'), rollback.decider],
    [t('setup.notice'), rollback.notice],
  ] as const;
  return (
    <>
      <dl className="setup-grid">
        {facts.map(([label, text]) => (
          <div key={label}>
            <dt className="small muted">{label}</dt>
            <dd className="setup-fact">{text === '' ? t('setup.unsaid') : text}</dd>
          </div>
        ))}
      </dl>
      <Rehearsed phase={phase} />
    </>
  );
}

/** How the chosen phase is run, and how it would be taken back; locked with the phase. */
export function PhaseSetupSection({ phase, ownerName }: { phase: Phase; ownerName: string }) {
  const { t } = useTranslation('features');
  const [isAmending, setAmending] = useState(false);
  const setup = useQueryOf('features.getSetup', { phaseId: phase.id }).data;
  const change = useCommand('features.changeSetup');
  if (setup === undefined) return null;
  const locked = isLocked(phase);
  const parts = { setup, phase, ownerName };
  return (
    <Section
      title={t('setup.title', { phase: phase.name })}
      actions={
        locked &&
        !isAmending && (
          <Button size="sm" onClick={() => setAmending(true)}>
            {t('phase.amend')}
          </Button>
        )
      }
    >
      {!locked && (
        <SetupFields {...parts} keep={(next) => change.mutateAsync({ phaseId: phase.id, change: next })} />
      )}
      {locked && !isAmending && <SetupFacts {...parts} />}
      {isAmending && (
        <AmendSetup
          phaseId={phase.id}
          setup={setup}
          ownerName={ownerName}
          onDone={() => setAmending(false)}
        />
      )}
    </Section>
  );
}
