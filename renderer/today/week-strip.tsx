import { useTranslation } from 'react-i18next';
import { Link } from 'wouter';
import type { OutputOf } from '#shared/contract/contract.ts';
import { say } from '#shared/words/create-words.ts';
import { Section } from '#renderer/ui/section.tsx';
import { useFormats } from '#renderer/ui/use-formats.ts';

type Week = OutputOf<'decisions.today'>['week'];

/** The working days of this week with the gates and starts that fall on them. */
export function WeekStrip({ week, today }: { week: Week; today: string }) {
  const { t, i18n } = useTranslation('today');
  const formats = useFormats();
  return (
    <Section title={t('thisWeek')}>
      <ol className="today-week">
        {week.map(({ day, events }) => (
          <li key={day} className={day === today ? 'today-day today-day-now' : 'today-day'}>
            <div
              className={day === today ? 'strong' : 'muted'}
              aria-current={day === today ? 'date' : undefined}
            >
              {formats.dayShort(day)}
            </div>
            {events.length === 0 && <div className="small muted">{t('nothingPlanned')}</div>}
            {events.map((event) => (
              <Link
                key={`${event.kind}${event.featureId}`}
                href={`/features/${event.featureId ?? ''}/decisions`}
              >
                <div className="medium">{say(i18n, `today:event.${event.kind}`, event.values)}</div>
                <div className="small muted">{event.featureName}</div>
              </Link>
            ))}
          </li>
        ))}
      </ol>
    </Section>
  );
}
