import { useTranslation } from 'react-i18next';
import { useFormats } from '#renderer/ui/use-formats.ts';
import type { Attribute } from '#shared/segments/segments.contract.ts';
import { type AttributeKind, dayOf, numberOf } from '#shared/segments/attribute-kind.ts';
import type { Condition, SegmentRule } from '#shared/segments/segment-rule.ts';

/** A kept value in the way of the language; an odd one as it was written. */
export function useValueWords(): (value: string, kind: AttributeKind) => string {
  const { t } = useTranslation('segments');
  const formats = useFormats();
  return (value, kind) => {
    const number = kind === 'number' ? numberOf(value) : null;
    if (number !== null) return formats.kept(number);
    const day = kind === 'date' ? dayOf(value) : null;
    if (day !== null) return formats.dayTyped(day);
    return kind === 'yes-no' && (value === 'yes' || value === 'no') ? t(`yesNo.${value}`) : value;
  };
}

/** A rule in one sentence: "Region is Marche or Umbria, and Seats is at least 50". */
export function useRuleWords(attributes: readonly Attribute[]): (rule: SegmentRule) => string {
  const { t } = useTranslation('segments');
  const formats = useFormats();
  const words = useValueWords();
  const kindOf = (name: string): AttributeKind =>
    attributes.find((attribute) => attribute.name === name)?.kind ?? 'text';

  function say(condition: Condition): string {
    const name = 'attribute' in condition ? condition.attribute : t('tags');
    const values = 'values' in condition ? condition.values : 'tags' in condition ? condition.tags : [];
    const value =
      'number' in condition
        ? formats.kept(condition.number)
        : 'day' in condition
          ? formats.dayTyped(condition.day)
          : 'text' in condition
            ? condition.text
            : values.map((each) => words(each, kindOf(name))).join(` ${t('rule.or')} `);
    return t(`rule.says.${condition.test}`, { name, value });
  }

  return (rule) => {
    const groups = rule.groups.map(({ match, conditions }) =>
      conditions.map(say).join(match === 'all' ? `, ${t('rule.and')} ` : `, ${t('rule.or')} `),
    );
    return groups
      .map((group) => (groups.length > 1 ? `(${group})` : group))
      .join(` ${t(rule.match === 'all' ? 'rule.and' : 'rule.or')} `);
  };
}
