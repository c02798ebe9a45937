import { Trans, useTranslation } from 'react-i18next';
import { useEntryWords } from './use-entry-words.ts';
import { DayField } from '#renderer/ui/day-field.tsx';
import { InlineText } from '#renderer/ui/inline-text.tsx';
import { NumberField } from '#renderer/ui/number-field.tsx';
import type { EntryCriterion } from '#shared/features/entry-criterion.ts';
import type { CalendarDay } from '#shared/kernel/calendar-day.ts';

type SentenceProps = {
  criterion: EntryCriterion;
  today: CalendarDay;
  onChange: (criterion: EntryCriterion) => Promise<unknown>;
};

const LONGEST_DAYS = 365;

/** What of an entry criterion can be said otherwise, as a field; nothing for those that only hold or do not. */
function EntryField({ criterion, today, onChange }: SentenceProps) {
  const { t } = useTranslation('features');
  const words = useEntryWords();
  const label = t('criteria.numberOf', { criterion: words.what(criterion) });
  switch (criterion.kind) {
    case 'rollback-rehearsed':
      return (
        <NumberField
          label={label}
          labelHidden
          value={criterion.withinDays}
          digits="whole"
          min={1}
          max={LONGEST_DAYS}
          width="68px"
          onChange={(withinDays) => withinDays !== null && void onChange({ ...criterion, withinDays })}
        />
      );
    case 'signed-off':
      return (
        <InlineText
          label={t('criteria.signer')}
          labelHidden
          required
          width="200px"
          value={criterion.who}
          onSave={(who) => onChange({ ...criterion, who })}
        />
      );
    case 'not-before':
      return (
        <DayField
          label={words.what(criterion)}
          labelHidden
          width="150px"
          value={criterion.day}
          today={today}
          required
          onChange={(day) => day !== null && void onChange({ ...criterion, day })}
        />
      );
    case 'checklist-complete':
    case 'people-named':
      return null;
    default:
      return criterion satisfies never;
  }
}

/** An entry criterion as a sentence with its field in it. */
export function EntrySentence(props: SentenceProps) {
  const { t } = useTranslation('features');
  return (
    <Trans
      t={t}
      i18nKey={`entry.sentence.${props.criterion.kind}`}
      components={{ f: <EntryField {...props} /> }}
    />
  );
}
