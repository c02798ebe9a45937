import { useTranslation } from 'react-i18next';
import { Link } from 'wouter';
import type { OutputOf } from '#shared/contract/contract.ts';
import { say } from '#shared/words/create-words.ts';
import { Section } from '#renderer/ui/section.tsx';
import { useFormats } from '#renderer/ui/use-formats.ts';

type Days = OutputOf<'decisions.today'>['days'];

/** Today and the six days after it with the gates and starts that fall on them. */
export function DaysAhead({ days }: { days: Days }) {
  const { t, i18n } = useTranslation('today');
  const formats = useFormats();
  return (
    <Section title={t('daysAhead')}>
      <ol className="today-days">
        {days.map(({ day, events }, index) => (
          <li key={day} className={index === 0 ? 'today-day today-day-now' : 'today-day'}>
            <div className={index === 0 ? 'strong' : 'muted'} aria-current={index === 0 ? 'date' : undefined}>
              {index === 0 ? t('today') : formats.dayShort(day)}
            </div>
            {events.length === 0 && (
              <div className="small muted">
                <span aria-hidden="true">–</span>
                <span className="visually-hidden">{t('nothingPlanned')}</span>
              </div>
            )}
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
