import { useTranslation } from 'react-i18next';
import { amendedFields, type AmendedField } from './amended-fields.ts';
import { useCriterionWords } from './use-criterion-words.ts';
import { useEntryWords } from './use-entry-words.ts';
import { useFormats } from '#renderer/ui/use-formats.ts';
import type { Amendment } from '#shared/features/plan.ts';
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

/** How a phase is run otherwise, and what it started in spite of. */
function useSetupWords() {
  const { t } = useTranslation('features');
  const formats = useFormats();
  const entry = useEntryWords();
  const textOf = (text: string): string => (text === '' ? t('amend.none') : text);
  return {
    changed: ({ field, before, after }: Extract<AmendedField, { kind: 'setup' }>): string =>
      t('amend.setup', {
        field: t(`amend.setupField.${field}`),
        before: textOf(before),
        after: textOf(after),
      }),
    startedAnyway: ({ unmet }: Extract<AmendedField, { kind: 'started-anyway' }>): string => {
      const criteria = formats.list(unmet.map((criterion) => `“${entry.text(criterion)}”`));
      return t('amend.startedAnyway', { count: unmet.length, criteria });
    },
  };
}

/** Each thing an amendment changed, in words. */
export function useAmendmentWords(metrics: readonly Metric[]): (amendment: Amendment) => string[] {
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
  const setup = useSetupWords();
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
        case 'setup':
          return [setup.changed(field)];
        case 'started-anyway':
          return [setup.startedAnyway(field)];
        case 'state':
          return [t(`amend.state.${field.after}`)];
        default:
          return field satisfies never;
      }
    });
}
