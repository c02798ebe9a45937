import { Button } from '@mantine/core';
import { FileText } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useCommand } from '#renderer/rpc/use-command.ts';
import { ChoiceField } from '#renderer/ui/choice-field.tsx';
import { Segments } from '#renderer/ui/segments.tsx';
import type { OutputOf } from '#shared/contract/contract.ts';
import { LANGUAGES, languageOfTag } from '#shared/words/language.ts';

type FeatureWithPlan = OutputOf<'features.get'>;

/** The phase a report is most likely about: the running one, else the last that started, else the first. */
function likelyPhase({ currentPhaseId, plan }: FeatureWithPlan): string | null {
  const started = plan.phases.findLast(({ startedOn }) => startedOn !== null);
  return currentPhaseId ?? started?.id ?? plan.phases[0]?.id ?? null;
}

type MakeReportProps = { feature: FeatureWithPlan; onMade: (reportId: string) => void };

/** Which phase, in which language, and the one button. */
export function MakeReport({ feature, onMade }: MakeReportProps) {
  const { t, i18n } = useTranslation('reports');
  const [chosen, setChosen] = useState<string | null>(null);
  const [language, setLanguage] = useState(languageOfTag(i18n.language));
  const create = useCommand('reports.create');
  const phaseId = chosen ?? likelyPhase(feature);
  function make(): void {
    if (phaseId === null) return;
    create.mutate(
      { featureId: feature.feature.id, phaseId, language },
      { onSuccess: ({ reportId }) => onMade(reportId) },
    );
  }
  return (
    <div className="reports-make">
      <ChoiceField
        label={t('phase')}
        value={phaseId}
        options={feature.plan.phases.map(({ id, name }) => ({
          value: id,
          label: name,
          ...(id === feature.currentPhaseId ? { hint: t('runningNow') } : {}),
        }))}
        onChange={setChosen}
        width="240px"
      />
      <Segments
        label={t('language')}
        value={language}
        options={LANGUAGES.map((each) => ({ value: each, label: t(`languages.${each}`) }))}
        onChange={setLanguage}
      />
      <Button
        variant="filled"
        leftSection={<FileText className="icon" aria-hidden="true" />}
        loading={create.isPending}
        onClick={make}
      >
        {t('make')}
      </Button>
    </div>
  );
}
