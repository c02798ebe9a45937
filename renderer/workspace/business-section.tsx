import { useTranslation } from 'react-i18next';
import { weekendsSchema } from '#shared/features/blackout.ts';
import { LATEST_START_OF_DAY, type WorkspaceSettings } from '#shared/workspace/workspace.contract.ts';
import { useCommand } from '#renderer/rpc/use-command.ts';
import { useQueryOf } from '#renderer/rpc/use-query-of.ts';
import { ChoiceField } from '#renderer/ui/choice-field.tsx';
import { InlineText } from '#renderer/ui/inline-text.tsx';
import { NumberField } from '#renderer/ui/number-field.tsx';
import { Section } from '#renderer/ui/section.tsx';

const CURRENCIES = ['EUR', 'CHF', 'GBP', 'USD', 'SEK', 'DKK', 'NOK', 'PLN', 'CZK', 'RON', 'HUF'];

function countedBy(listed: number | undefined, said: number): number {
  return listed !== undefined && listed >= said ? listed : 0;
}

type CountProps = { settings: WorkspaceSettings; save: (change: Partial<WorkspaceSettings>) => void };

function PeopleCounts({ settings, save }: CountProps) {
  const { t } = useTranslation('workspace');
  const roster = useQueryOf('segments.listPeople', { limit: 1 });
  // A roster that lists fewer than there are leaves the number to the person.
  const customers = countedBy(roster.data?.customers, settings.customerBase);
  const staff = countedBy(roster.data?.staff, settings.staffCount);
  return (
    <div className="row row-wrap workspace-fields">
      <NumberField
        label={t('customers')}
        digits="whole"
        min={0}
        width="160px"
        value={customers > 0 ? customers : settings.customerBase}
        disabled={customers > 0}
        {...(customers > 0 ? { description: t('countedFromRoster') } : {})}
        onChange={(value) => save({ customerBase: value ?? 0 })}
      />
      <NumberField
        label={t('staff')}
        digits="whole"
        min={0}
        width="160px"
        value={staff > 0 ? staff : settings.staffCount}
        disabled={staff > 0}
        {...(staff > 0 ? { description: t('countedFromRoster') } : {})}
        onChange={(value) => save({ staffCount: value ?? 0 })}
      />
      <ChoiceField
        label={t('currency')}
        width="160px"
        value={settings.currency}
        options={CURRENCIES.map((currency) => ({ value: currency, label: currency }))}
        onChange={(value) => value !== null && save({ currency: value })}
      />
    </div>
  );
}

/** Zones are named as the computer names them; one it does not list but the file holds stays choosable. */
function timeZonesWith(current: string): { value: string; label: string }[] {
  const known = Intl.supportedValuesOf('timeZone');
  return (known.includes(current) ? known : [current, ...known]).map((zone) => ({
    value: zone,
    label: zone.replaceAll('_', ' '),
  }));
}

const STARTS_OF_DAY = Array.from({ length: LATEST_START_OF_DAY + 1 }, (_, hour) => ({
  value: String(hour),
  label: `${String(hour).padStart(2, '0')}:00`,
}));

/** What this business calls today. */
function Days({ settings, save }: CountProps) {
  const { t } = useTranslation('workspace');
  return (
    <div className="row row-wrap workspace-fields">
      <ChoiceField
        label={t('timeZone')}
        description={t('timeZoneHint')}
        width="320px"
        value={settings.timeZone}
        options={timeZonesWith(settings.timeZone)}
        onChange={(timeZone) => timeZone !== null && save({ timeZone })}
      />
      <ChoiceField
        label={t('dayStartsAt')}
        description={t('dayStartsAtHint')}
        width="320px"
        value={String(settings.dayStartsAtHour)}
        options={STARTS_OF_DAY}
        onChange={(hour) => hour !== null && save({ dayStartsAtHour: Number(hour) })}
      />
      <ChoiceField
        label={t('weekends')}
        description={t('weekendsHint')}
        width="320px"
        value={settings.weekends}
        options={weekendsSchema.options.map((value) => ({ value, label: t(`weekendOf.${value}`) }))}
        onChange={(chosen) => {
          const weekends = weekendsSchema.options.find((one) => one === chosen);
          if (weekends !== undefined) save({ weekends });
        }}
      />
    </div>
  );
}

/** Name, the person at this computer, and how many customers and staff there are. */
export function BusinessSection({ settings }: { settings: WorkspaceSettings }) {
  const { t } = useTranslation('workspace');
  const changeSettings = useCommand('workspace.changeSettings');
  return (
    <Section title={t('business')}>
      <div className="stack workspace-form">
        <div className="row row-wrap workspace-fields">
          <InlineText
            label={t('name')}
            width="320px"
            required
            value={settings.name}
            onSave={(name) => changeSettings.mutateAsync({ name })}
          />
          <InlineText
            label={t('personName')}
            description={t('personNameHint')}
            width="320px"
            value={settings.personName}
            onSave={(personName) => changeSettings.mutateAsync({ personName })}
          />
        </div>
        <PeopleCounts settings={settings} save={(change) => changeSettings.mutate(change)} />
        <Days settings={settings} save={(change) => changeSettings.mutate(change)} />
      </div>
    </Section>
  );
}
