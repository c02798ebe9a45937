import { useTranslation } from 'react-i18next';
import { useAmendmentWords } from './use-amendment-words.ts';
import { useQueryOf } from '#renderer/rpc/use-query-of.ts';
import { Section } from '#renderer/ui/section.tsx';
import { useFormats } from '#renderer/ui/use-formats.ts';
import type { Plan } from '#shared/features/plan.ts';

/** Every change made after a phase had started, with its reason: shown for ever. */
export function Amendments({ plan, featureId }: { plan: Plan; featureId: string }) {
  const { t } = useTranslation('features');
  const formats = useFormats();
  const metrics = useQueryOf('metrics.list', { featureId }).data ?? [];
  const wordsOf = useAmendmentWords(metrics);
  if (plan.amendments.length === 0) return null;
  return (
    <Section title={t('amend.title')} note={t('amend.note')}>
      <ul className="rule-list">
        {plan.amendments.toReversed().map((amendment) => (
          <li key={amendment.id} className="amendment">
            <div className="small muted num">
              {formats.instant(amendment.at)}
              <br />
              {amendment.actor}
            </div>
            <div>
              <span className="medium">
                {plan.phases.find((phase) => phase.id === amendment.phaseId)?.name}
              </span>
              {wordsOf(amendment).map((sentence) => (
                <div key={sentence}>{sentence}</div>
              ))}
              {amendment.reason !== '' && (
                <div className="soft">{t('amend.reason', { reason: amendment.reason })}</div>
              )}
            </div>
          </li>
        ))}
      </ul>
    </Section>
  );
}
