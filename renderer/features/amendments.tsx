import { useTranslation } from 'react-i18next';
import { amendedFields, type AmendedField } from './amended-fields.ts';
import { useCriterionWords } from './use-criterion-words.ts';
import { useQueryOf } from '#renderer/rpc/use-query-of.ts';
import { Section } from '#renderer/ui/section.tsx';
import { useFormats } from '#renderer/ui/use-formats.ts';
import type { Amendment, Plan } from '#shared/features/plan.ts';
import { DEFINING_FIELDS } from '#shared/metrics/defining-fields.ts';
import type { Metric } from '#shared/metrics/metric.ts';

type DefinitionField = Extract<AmendedField, { kind: 'definition' }>;

/** What of a metric is defined anew: its limits with their numbers, all else by name. */
function useDefinitionWords(metrics: readonly Metric[]): (field: DefinitionField) => string[] {
  const { t } = useTranslation('features');
  const formats = useFormats();
  return ({ metricId, before, after }) => {
    const found = metrics.find(({ id }) => id === metricId);
    const metric = found?.name ?? t('criteria.goneMetric');
    const scale = { metricKind: after.kind, unit: found?.unit ?? '' };
    const levelOf = (value: number | null | undefined): string =>
      value === null || value === undefined ? t('amend.none') : t('amend.level', { ...scale, value });
    const limitOf = ({ limit }: typeof after): string =>
      limit?.kind === 'worse-than-control'
        ? t('amend.margin', { ...scale, value: limit.value })
        : levelOf(limit?.value);
    const changed = DEFINING_FIELDS.filter(
      (name) => JSON.stringify(before[name]) !== JSON.stringify(after[name]),
    );
    const others = changed.filter((name) => name !== 'limit' && name !== 'hardLimit');
    const sentences: string[] = [];
    if (changed.includes('limit'))
      sentences.push(t('amend.limit', { metric, before: limitOf(before), after: limitOf(after) }));
    if (changed.includes('hardLimit')) {
      const levels = { before: levelOf(before.hardLimit), after: levelOf(after.hardLimit) };
      sentences.push(t('amend.hardLimit', { metric, ...levels }));
    }
    if (others.length > 0) {
      const fields = formats.list(others.map((name) => t(`amend.defines.${name}`)));
      sentences.push(t('amend.definition', { metric, fields }));
    }
    return sentences;
  };
}

/** Each thing an amendment changed, in words. */
function useAmendmentWords(metrics: readonly Metric[]): (amendment: Amendment) => string[] {
  const { t } = useTranslation('features');
  const formats = useFormats();
  const words = useCriterionWords(metrics);
  const listOf = (texts: readonly string[]): string => formats.list(texts.map((text) => `“${text}”`));
  const criteriaWords = ({ removed, added }: Extract<AmendedField, { kind: 'criteria' }>): string[] => {
    const sentences: string[] = [];
    if (removed.length > 0) sentences.push(t('amend.removed', { criteria: listOf(removed.map(words.text)) }));
    if (added.length > 0) sentences.push(t('amend.added', { criteria: listOf(added.map(words.text)) }));
    return sentences;
  };
  const definitionWords = useDefinitionWords(metrics);
  return (amendment) =>
    amendedFields(amendment).flatMap((field): string[] => {
      switch (field.kind) {
        case 'people':
        case 'holdDays':
          return [t(`amend.${field.kind}`, { before: field.before, after: field.after })];
        case 'plannedStart':
          return [t('amend.plannedStart', { before: field.before, after: field.after })];
        case 'audience':
          return [
            t('amend.audience', {
              before: t(`audience.${field.before}`),
              after: t(`audience.${field.after}`),
            }),
          ];
        case 'criteria':
          return criteriaWords(field);
        case 'definition':
          return definitionWords(field);
        case 'state':
          return [t(`amend.state.${field.after}`)];
        default:
          return field satisfies never;
      }
    });
}

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
