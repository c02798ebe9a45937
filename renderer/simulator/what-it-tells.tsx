import { useTranslation } from 'react-i18next';
import { useFormats } from '#renderer/ui/use-formats.ts';
import type { Figure } from '#shared/words/format.ts';
import type { CannotTell, Simulation } from '#shared/simulator/simulation.ts';

/** One person in so many: the problems themselves span from every third person to every thousandth. */
function oneIn(rate: number): number {
  return Math.max(1, Math.round(1 / rate));
}

export function SmallestProblems({ simulation }: { simulation: Simulation }) {
  const { t } = useTranslation('simulator');
  const { smallestProblems } = simulation;
  const rarest = Math.max(...smallestProblems.map(({ rate }) => oneIn(rate)), 2);
  return (
    <section aria-label={t('smallest.title')}>
      <h3>{t('smallest.title')}</h3>
      <p className="small muted">{t('smallest.note')}</p>
      <ul className="smallest-list">
        {smallestProblems.map(({ name, rate }) => (
          <li key={name}>
            <span className="cut">{name}</span>
            <span className="smallest-track" aria-hidden="true">
              <span style={{ width: `${(100 * Math.log(oneIn(rate))) / Math.log(rarest)}%` }} />
            </span>
            <span className="end num medium">{t('smallest.oneIn', { count: oneIn(rate) })}</span>
          </li>
        ))}
      </ul>
    </section>
  );
}

function useFact(): (fact: CannotTell) => string {
  const { t } = useTranslation('simulator');
  const formats = useFormats();
  return ({ code, values }) => {
    const kind: Figure['kind'] = KINDS.find((known) => known === values['metricKind']) ?? 'value';
    const figure: Figure = { kind, unit: String(values['unit'] ?? '') };
    const level = (name: string): string => formats.metric(Number(values[name] ?? 0), figure);
    const effect = formats.metricDifference(Number(values['effect'] ?? 0), figure);
    return t(`cannot.${code}`, {
      ...values,
      level: level('level'),
      base: level('base'),
      limit: level('limit'),
      effect,
      times: Math.max(1, Math.round(Number(values['missed'] ?? 0) * 100)),
    });
  };
}

const KINDS = ['proportion', 'mean', 'duration', 'count'] as const;

export function CannotTellList({ simulation }: { simulation: Simulation }) {
  const { t } = useTranslation('simulator');
  const write = useFact();
  return (
    <section aria-label={t('cannot.title')}>
      <h3>{t('cannot.title')}</h3>
      {simulation.cannotTell.length === 0 ? (
        <p className="soft cannot-none">{t('cannot.nothing')}</p>
      ) : (
        <ul className="cannot-list">
          {simulation.cannotTell.map((fact) => (
            <li key={`${fact.code}${fact.values['phase'] ?? ''}`}>{write(fact)}</li>
          ))}
        </ul>
      )}
    </section>
  );
}
