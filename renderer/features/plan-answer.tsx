import { Trans, useTranslation } from 'react-i18next';
import { AnswerSentence } from '#renderer/ui/section.tsx';
import { useFormats } from '#renderer/ui/use-formats.ts';
import type { OutputOf } from '#shared/contract/contract.ts';
import { wasTakenBack } from '#shared/features/taken-back.ts';
import { type CalendarDay, daysBetween } from '#shared/kernel/calendar-day.ts';

type Detail = OutputOf<'features.get'>;

function useNextWords(detail: Detail, today: CalendarDay): string | null {
  const { t } = useTranslation('features');
  const formats = useFormats();
  const { feature, plan, gateDay, currentPhaseId } = detail;
  const first = plan.phases[0];
  if (feature.state === 'draft') {
    return first?.plannedStart === undefined || first.plannedStart === null
      ? t('plan.notStarted')
      : t('plan.startsOn', { phase: first.name, day: first.plannedStart });
  }
  if (feature.state === 'paused') return t('plan.isPaused');
  if (gateDay === null || today === '') return null;
  const current = plan.phases.find((phase) => phase.id === currentPhaseId);
  const next = plan.phases.find((phase) => phase.position > (current?.position ?? 0));
  const when = formats.inDays(daysBetween(today, gateDay));
  return next === undefined
    ? t('plan.watchUntil', { day: gateDay, when })
    : t('plan.gateTo', { phase: next.name, day: gateDay, when });
}

/** Whether customers have it, had it, or are still to get it. */
function answerKey({ feature, plan, dial, exposedCustomers, customerBase }: Detail) {
  const isTakenBack = wasTakenBack(feature.state, plan.phases);
  const hadIt = dial.some(({ listed, audience }) => listed > 0 && (isTakenBack || audience !== 'staff'));
  if (exposedCustomers === 0 && hadIt) return 'plan.nobodyAnyMore';
  if (exposedCustomers === 0 && isTakenBack) return 'plan.nobodyNow';
  return customerBase > 0 ? 'plan.answer' : 'plan.answerUnknown';
}

/** Who has the feature now, and what the plan waits for. */
export function PlanAnswer({ detail, today }: { detail: Detail; today: CalendarDay }) {
  const { t } = useTranslation('features');
  const { exposedCustomers, customerBase } = detail;
  const next = useNextWords(detail, today);
  return (
    <AnswerSentence>
      <Trans
        t={t}
        i18nKey={answerKey(detail)}
        values={{
          count: exposedCustomers,
          base: customerBase,
          share: customerBase === 0 ? 0 : exposedCustomers / customerBase,
        }}
        components={{ b: <strong className="num" /> }}
      />{' '}
      {next !== null && <span className="muted">{next}</span>}
    </AnswerSentence>
  );
}
