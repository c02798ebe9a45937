import { useTranslation } from 'react-i18next';
import { FormNumber, FormText } from './form-fields.tsx';
import type { RolloutFields } from './use-rollout-form.ts';
import { DayField } from '#renderer/ui/day-field.tsx';
import { Section } from '#renderer/ui/section.tsx';
import type { FeatureKind } from '#shared/features/feature.ts';
import type { CalendarDay } from '#shared/kernel/calendar-day.ts';
import { LabelledSegments } from '#renderer/ui/segments.tsx';

const KINDS: readonly FeatureKind[] = ['ai', 'process', 'pricing', 'product'];

/** What is rolled out. */
export function WhatSection({ fields }: { fields: RolloutFields }) {
  const { t } = useTranslation('features');
  return (
    <Section title={t('new.what')}>
      <div className="new-grid">
        <FormText
          fields={fields}
          field="name"
          label={t('new.name')}
          placeholder={t('new.nameExample')}
          required
        />
        <FormText fields={fields} field="ownerName" label={t('new.owner')} maxLength={120} />
        <div className="new-wide">
          <FormText
            fields={fields}
            field="summary"
            label={t('new.summary')}
            placeholder={t('new.summaryExample')}
          />
        </div>
        <div className="new-wide">
          <LabelledSegments
            words="above"
            label={t('new.kind')}
            value={fields.form.kind}
            options={KINDS.map((value) => ({ value, label: t(`kind.${value}`) }))}
            onChange={(kind) => fields.change({ kind })}
          />
        </div>
      </div>
    </Section>
  );
}

export type Roster = { customers: number; staff: number };

/** Who is there to reach, and from when. A roster counts for itself. */
export function WhoSection({
  fields,
  roster,
  today,
}: {
  fields: RolloutFields;
  roster: Roster;
  today: CalendarDay;
}) {
  const { t } = useTranslation('features');
  return (
    <Section title={t('new.who')}>
      <div className="new-grid new-grid-three">
        <FormNumber
          fields={fields}
          field="customers"
          label={t('new.customers')}
          digits="whole"
          min={0}
          required
          disabled={roster.customers > 0}
          description={roster.customers > 0 ? t('new.fromRoster') : t('new.customersHint')}
        />
        <FormNumber
          fields={fields}
          field="staff"
          label={t('new.staff')}
          digits="whole"
          min={0}
          disabled={roster.staff > 0}
          description={roster.staff > 0 ? t('new.fromRoster') : t('new.staffHint')}
        />
        <DayField
          label={t('new.firstDay')}
          description={t('new.firstDayHint')}
          width="100%"
          value={fields.form.firstDay}
          today={today}
          error={fields.error('firstDay')}
          required
          onChange={(firstDay) => {
            fields.change({ firstDay });
            fields.leave('firstDay');
          }}
        />
      </div>
    </Section>
  );
}
