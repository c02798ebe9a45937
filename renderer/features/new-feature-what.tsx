import { useTranslation } from 'react-i18next';
import { FormNumber, FormText } from './form-fields.tsx';
import type { RolloutFields } from './use-rollout-form.ts';
import { StartField } from './start-field.tsx';
import type { ChoosableTemplate } from './template-choice.ts';
import { ChoiceField } from '#renderer/ui/choice-field.tsx';
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

type WhoProps = {
  fields: RolloutFields;
  roster: Roster;
  today: CalendarDay;
  templates: readonly ChoosableTemplate[];
};

function PeopleFields({ fields, roster }: Pick<WhoProps, 'fields' | 'roster'>) {
  const { t } = useTranslation('features');
  return (
    <>
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
    </>
  );
}

function TemplateField({ fields, templates }: Pick<WhoProps, 'fields' | 'templates'>) {
  const { t } = useTranslation('features');
  const chosen = templates.find(({ key }) => key === fields.form.template) ?? templates[0];
  return (
    <ChoiceField
      label={t('new.template')}
      description={chosen?.hint ?? ''}
      width="100%"
      value={chosen?.key ?? null}
      options={templates.map(({ key, name, hint }) => ({ value: key, label: name, hint }))}
      onChange={(key) => key !== null && fields.change({ template: key })}
    />
  );
}

/** Who is there to reach, from when, and by which steps. A roster counts for itself. */
export function WhoSection({ fields, roster, today, templates }: WhoProps) {
  const { t } = useTranslation('features');
  return (
    <Section title={t('new.who')}>
      <div className="new-grid new-grid-three">
        <PeopleFields fields={fields} roster={roster} />
        <StartField
          featureId={null}
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
        <div className="new-wide">
          <TemplateField fields={fields} templates={templates} />
        </div>
      </div>
    </Section>
  );
}
