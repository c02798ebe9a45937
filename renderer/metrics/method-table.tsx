import { useTranslation } from 'react-i18next';
import { useFormats } from '#renderer/ui/use-formats.ts';
import type { ArmSummary, Comparison, Interval, Method } from '#shared/metrics/comparison.ts';
import { ofCasesAlone } from '#shared/metrics/include-days.ts';
import { say } from '#shared/words/create-words.ts';

const DIGITS = 6;

type Row = { key: string; label: string; method: Method; interval: Interval };

function armRow(key: string, label: string, arm: ArmSummary | null): Row[] {
  return arm === null || arm.level === null ? [] : [{ key, label, method: arm.method, interval: arm.level }];
}

function useRows(comparison: Comparison): Row[] {
  const { pilot, reference, difference, otherMethods, basis } = comparison;
  const { t } = useTranslation('metrics');
  const casesAlone = ofCasesAlone(comparison);
  const others = otherMethods.map((other) => ({
    key: other.method,
    label: t(other === casesAlone ? 'casesAlone' : 'alsoDifference'),
    method: other.method,
    interval: other,
  }));
  const shown = t(casesAlone === null ? 'difference' : 'differenceWithDays');
  return [
    ...(difference === null
      ? []
      : [{ key: 'difference', label: shown, method: difference.method, interval: difference }]),
    ...others,
    ...armRow('pilot', t('arm.pilot'), pilot),
    ...armRow('reference', t(basis === 'before-after' ? 'timeBefore' : 'arm.control'), reference),
  ];
}

/** Every number of a comparison with six decimals, and the method it was got by. */
export function MethodTable({ comparison }: { comparison: Comparison }) {
  const { t, i18n } = useTranslation('metrics');
  const formats = useFormats();
  const rows = useRows(comparison);
  const exact = (value: number): string => formats.decimal(value, DIGITS);
  return (
    <div className="metrics-method">
      <dl>
        {rows.map(({ key, label, method, interval }) => (
          <div key={key} className="metrics-method-row">
            <dt>
              <span className="medium">{label}</span>
              <span className="small muted">{say(i18n, `gate:method.${method}`)}</span>
            </dt>
            <dd className="num">
              {exact(interval.estimate)}{' '}
              {method !== 'none' && interval.low !== null && interval.high !== null && (
                <span className="muted">
                  [{exact(interval.low)}, {exact(interval.high)}]
                </span>
              )}
            </dd>
          </div>
        ))}
      </dl>
      <p className="small muted">{t('methodNote')}</p>
    </div>
  );
}
