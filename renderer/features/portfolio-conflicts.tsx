import { CalendarOff, CalendarX, Users } from 'lucide-react';
import { Trans, useTranslation } from 'react-i18next';
import { Link } from 'wouter';
import { Section } from '#renderer/ui/section.tsx';
import { useFormats } from '#renderer/ui/use-formats.ts';
import type { Feature } from '#shared/features/feature.ts';
import type { CalendarConflict } from '#shared/features/portfolio-calendar.ts';

type Named = Pick<Feature, 'id' | 'name'>;
type LineProps<Kind extends CalendarConflict['kind']> = {
  conflict: Extract<CalendarConflict, { kind: Kind }>;
  features: readonly Named[];
};

function FeatureLink({ id, name, place }: Named & { place: 'people' | 'plan' }) {
  return (
    <Link href={`/features/${id}/${place}`} className="medium portfolio-link">
      {name}
    </Link>
  );
}

function SamePeople({ conflict, features }: LineProps<'same-people'>) {
  const { t } = useTranslation('features');
  const formats = useFormats();
  const { featureIds, people, known, from, to } = conflict;
  const [first, second] = featureIds.map((id) => features.find((one) => one.id === id));
  if (first === undefined || second === undefined) return null;
  return (
    <li className="row portfolio-conflict">
      <Users className="icon" aria-hidden="true" />
      <div>
        <Trans
          t={t}
          i18nKey={known === 'exact' ? 'calendar.samePeople' : 'calendar.samePeopleLeast'}
          count={people}
          values={{ days: formats.dayRange(from, to) }}
          components={{
            b: <strong className="num" />,
            first: <FeatureLink {...first} place="people" />,
            second: <FeatureLink {...second} place="people" />,
          }}
        />
        <div className="small muted">
          {t(known === 'exact' ? 'calendar.samePeopleHelp' : 'calendar.samePeopleLeastHelp')}
        </div>
      </div>
    </li>
  );
}

function GatesOnOneDay({ conflict, features }: LineProps<'gates-on-one-day'>) {
  const { t } = useTranslation('features');
  const formats = useFormats();
  const names = features.filter(({ id }) => conflict.featureIds.includes(id));
  return (
    <li className="row portfolio-conflict">
      <CalendarX className="icon" aria-hidden="true" />
      <div>
        {t('calendar.gatesOnOneDay', {
          day: conflict.day,
          names: formats.list(names.map(({ name }) => name)),
        })}
        <div className="small muted row row-wrap">
          {t('calendar.gatesHelp')}
          {names.map(({ id, name }) => (
            <FeatureLink key={id} id={id} name={name} place="plan" />
          ))}
        </div>
      </div>
    </li>
  );
}

function StartsOnBlackout({ conflict, features }: LineProps<'starts-on-blackout'>) {
  const { t } = useTranslation('features');
  const { featureId, phase, day, blackout, freeDay } = conflict;
  const feature = features.find(({ id }) => id === featureId);
  if (feature === undefined) return null;
  return (
    <li className="row portfolio-conflict">
      <CalendarOff className="icon" aria-hidden="true" />
      <div>
        <Trans
          t={t}
          i18nKey="calendar.startsOnBlackout"
          values={{ phase, day, blackout }}
          components={{ feature: <FeatureLink {...feature} place="plan" /> }}
        />
        <div className="small muted">{t('calendar.startsOnBlackoutHelp', { day: freeDay })}</div>
      </div>
    </li>
  );
}

function Conflict({ conflict, features }: { conflict: CalendarConflict; features: readonly Named[] }) {
  switch (conflict.kind) {
    case 'same-people':
      return <SamePeople conflict={conflict} features={features} />;
    case 'gates-on-one-day':
      return <GatesOnOneDay conflict={conflict} features={features} />;
    case 'starts-on-blackout':
      return <StartsOnBlackout conflict={conflict} features={features} />;
    default:
      return conflict satisfies never;
  }
}

/** Where dates are in the way: the same customers at once, two decisions on one day, a start on a closed day. */
export function PortfolioConflicts({
  conflicts,
  features,
}: {
  conflicts: readonly CalendarConflict[];
  features: readonly Named[];
}) {
  const { t } = useTranslation('features');
  return (
    <div className="section-gap">
      <Section title={t('calendar.conflicts')}>
        {conflicts.length === 0 ? (
          <p className="soft">{t('calendar.noConflicts')}</p>
        ) : (
          <ul className="rule-list">
            {conflicts.map((conflict) => (
              <Conflict key={JSON.stringify(conflict)} conflict={conflict} features={features} />
            ))}
          </ul>
        )}
      </Section>
    </div>
  );
}
