import { Button } from '@mantine/core';
import { Archive } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { Link, useLocation } from 'wouter';
import { Blackouts } from './blackouts.tsx';
import { RiskQuestions } from './new-feature-guard.tsx';
import { useCommand } from '#renderer/rpc/use-command.ts';
import { useUndoToast } from '#renderer/rpc/use-undo-toast.ts';
import { ChoiceField } from '#renderer/ui/choice-field.tsx';
import { InlineText } from '#renderer/ui/inline-text.tsx';
import { SideSection } from '#renderer/ui/section.tsx';
import { type Feature, featureKindSchema } from '#shared/features/feature.ts';

type FactsProps = { feature: Feature };

function WhatItIs({ feature }: FactsProps) {
  const { t } = useTranslation('features');
  const edit = useCommand('features.edit');
  const featureId = feature.id;
  return (
    <SideSection title={t('facts.title')}>
      <div className="stack facts-fields">
        <InlineText
          label={t('new.name')}
          required
          value={feature.name}
          onSave={(name) => edit.mutateAsync({ featureId, name })}
        />
        <InlineText
          label={t('new.summary')}
          multiline
          value={feature.summary}
          placeholder={t('facts.noSummary')}
          onSave={(summary) => edit.mutateAsync({ featureId, summary })}
        />
        <InlineText
          label={t('new.owner')}
          value={feature.ownerName}
          placeholder={t('facts.noOwner')}
          onSave={(ownerName) => edit.mutateAsync({ featureId, ownerName })}
        />
        <ChoiceField
          label={t('new.kind')}
          value={feature.kind}
          options={featureKindSchema.options.map((value) => ({ value, label: t(`kind.${value}`) }))}
          onChange={(chosen) => {
            const kind = featureKindSchema.options.find((one) => one === chosen);
            if (kind !== undefined) edit.mutate({ featureId, kind });
          }}
        />
      </div>
    </SideSection>
  );
}

function Risk({ feature }: FactsProps) {
  const { t } = useTranslation('features');
  const edit = useCommand('features.edit');
  const { id: featureId, riskAnswers } = feature;
  return (
    <SideSection title={t('new.risk')}>
      <div className="stack facts-fields">
        <RiskQuestions
          answers={riskAnswers}
          onChange={(change) => edit.mutate({ featureId, riskAnswers: change })}
        />
        <InlineText
          label={t('risk.supportContact')}
          value={riskAnswers.supportContact}
          placeholder={t('facts.noSupport')}
          onSave={(supportContact) => edit.mutateAsync({ featureId, riskAnswers: { supportContact } })}
        />
      </div>
    </SideSection>
  );
}

function Worth({ feature }: FactsProps) {
  const { t } = useTranslation('features');
  return (
    <SideSection title={t('money.title')}>
      <Link href={`/features/${feature.id}/hypotheses`} className="small facts-link">
        {t('money.onHypotheses')}
      </Link>
    </SideSection>
  );
}

function FlagKey({ feature }: FactsProps) {
  const { t } = useTranslation('features');
  const edit = useCommand('features.edit');
  return (
    <SideSection title={t('facts.flag')}>
      <InlineText
        label={t('facts.flagKey')}
        description={t('facts.flagKeyHint')}
        required
        value={feature.flagKey}
        onSave={(flagKey) => edit.mutateAsync({ featureId: feature.id, flagKey })}
      />
    </SideSection>
  );
}

function ArchiveButton({ feature }: FactsProps) {
  const { t } = useTranslation('features');
  const [, navigate] = useLocation();
  const archive = useCommand('features.archive');
  const done = useUndoToast();
  if (feature.state === 'archived') return <p className="small muted">{t('facts.archived')}</p>;
  return (
    <div>
      <Button
        size="sm"
        variant="subtle"
        leftSection={<Archive className="icon-small" aria-hidden="true" />}
        loading={archive.isPending}
        onClick={() =>
          archive.mutate(
            { featureId: feature.id },
            {
              onSuccess: () => {
                navigate('/portfolio');
                done(t('facts.archivedNow', { name: feature.name }));
              },
            },
          )
        }
      >
        {t('facts.archive')}
      </Button>
    </div>
  );
}

/** What the feature is, what could go wrong, what it is worth: edited where it stands. */
export function FeatureFacts({ feature }: FactsProps) {
  const { t } = useTranslation('features');
  return (
    <>
      <WhatItIs feature={feature} />
      <Risk feature={feature} />
      <Worth feature={feature} />
      <SideSection title={t('blackouts.title')}>
        <Blackouts featureId={feature.id} />
      </SideSection>
      <FlagKey feature={feature} />
      <ArchiveButton feature={feature} />
    </>
  );
}
