import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { SideBySide, type Line } from './side-by-side.tsx';
import type { Draft } from './use-draft.ts';
import { useCommand } from '#renderer/rpc/use-command.ts';
import { useFormats } from '#renderer/ui/use-formats.ts';
import type { OwnAssumptions } from '#shared/simulator/assumptions.ts';
import type { Measure } from '#shared/simulator/plan-outcome.ts';
import type { DraftPhase } from '#shared/simulator/simulator.contract.ts';
import type { Suggestion } from '#shared/simulator/suggestion.ts';

const MEASURES = ['reach', 'useless', 'through', 'harm', 'touched', 'days'] as const;
const SHARES: ReadonlySet<Measure> = new Set(['reach', 'useless', 'through']);
const HUNDRED = 100;

type Pair = { readonly before: number; readonly after: number };

/** Both numbers of a measure, shares in hundredths; null where one of the plans lacks it. */
function pairOf({ before, after }: Suggestion, measure: Measure): Pair | null {
  const [first, second] = [before[measure], after?.[measure] ?? null];
  if (first === null || second === null) return null;
  const factor = SHARES.has(measure) ? HUNDRED : 1;
  return { before: Math.round(factor * first.value), after: Math.round(factor * second.value) };
}

/** The trade in one sentence, with both numbers of whatever changes by more than chance. */
function useSentence(suggestion: Suggestion): string {
  const { t } = useTranslation('simulator');
  const formats = useFormats();
  const { kind, gains, costs, tried } = suggestion;
  const said = (measures: readonly Measure[]): string[] =>
    measures.flatMap((measure) => {
      const pair = pairOf(suggestion, measure);
      // What looks the same in whole numbers is no news.
      if (pair === null || pair.before === pair.after) return [];
      return [
        t(`suggest.measure.${measure}`, {
          before: formats.whole(pair.before),
          after: formats.whole(pair.after),
        }),
      ];
    });
  if (kind === 'fixed') return t('suggest.found.fixed');
  if (kind === 'none') return t('suggest.found.none', { count: tried });
  const words = { gains: formats.list(said(gains)), costs: formats.list(said(costs)) };
  if (kind === 'better') return t('suggest.found.better', words);
  return words.costs === '' ? t('suggest.found.mend', words) : t('suggest.found.trade', words);
}

function useLines(suggestion: Suggestion): Line[] {
  const { t } = useTranslation('simulator');
  const formats = useFormats();
  return MEASURES.flatMap((measure) => {
    if (measure === 'touched' && suggestion.before.harm !== null) return [];
    const pair = pairOf(suggestion, measure);
    if (pair === null) return [];
    const write = (value: number): string =>
      SHARES.has(measure) ? formats.percent(value / HUNDRED, 0) : formats.whole(value);
    return [
      {
        key: measure,
        label: t(`suggest.line.${measure}`),
        before: write(pair.before),
        after: write(pair.after),
        change: formats.signed(pair.after - pair.before, 0),
      },
    ];
  });
}

/** Samples that no extension brings, and what would. */
function Obstacles({ obstacles }: Pick<Suggestion, 'obstacles'>) {
  const { t } = useTranslation('simulator');
  return (
    <ul className="cannot-list">
      {obstacles.map((obstacle) => {
        const { phase, metric, numbers, enoughDays, enoughPeople } = obstacle;
        const way =
          enoughDays === null
            ? enoughPeople === null
              ? null
              : 'people'
            : enoughPeople === null
              ? 'days'
              : 'either';
        return (
          <li key={`${phase} ${metric}`}>
            {t(`suggest.obstacle.${numbers}`, obstacle)}
            {way !== null && ` ${t(`suggest.obstacle.${way}`, { enoughDays, enoughPeople })}`}
          </li>
        );
      })}
    </ul>
  );
}

/** The phases whose numbers are others. */
function ChangedPhases({ suggestion, own }: { suggestion: Suggestion; own: readonly DraftPhase[] }) {
  const { t } = useTranslation('simulator');
  const write = ({ people, holdDays }: Suggestion['phases'][number]): string =>
    t('suggest.change', { people, days: holdDays });
  const changed = own.flatMap((phase, at) => {
    const next = suggestion.phases[at];
    const isSame = next === undefined || (next.people === phase.people && next.holdDays === phase.holdDays);
    return isSame ? [] : [{ phase, next }];
  });
  return (
    <div className="table-scroll">
      <table className="plain-table">
        <thead>
          <tr>
            <th scope="col">{t('draft.phase')}</th>
            <th scope="col">{t('compare.plan')}</th>
            <th scope="col">{t('suggest.suggested')}</th>
          </tr>
        </thead>
        <tbody>
          {changed.map(({ phase, next }) => (
            <tr key={phase.phaseId ?? phase.name}>
              <th scope="row" className="simulator-name">
                {phase.name}
              </th>
              <td className="num">{write(phase)}</td>
              <td className="num medium">{write(next)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function Found({ suggestion, draft }: { suggestion: Suggestion; draft: Draft }) {
  const { t } = useTranslation('simulator');
  const sentence = useSentence(suggestion);
  const lines = useLines(suggestion);
  const { kind, obstacles, phases, runs, after } = suggestion;
  const take = (): void => draft.set(draft.own.map((phase, at) => Object.assign({}, phase, phases[at])));
  return (
    <section className="simulator-suggestion" aria-label={t(`suggest.title.${titleOf(kind)}`)}>
      <h3>{t(`suggest.title.${titleOf(kind)}`)}</h3>
      <p role="status">{sentence}</p>
      {obstacles.length > 0 && <Obstacles obstacles={obstacles} />}
      {after !== null && (
        <>
          <ChangedPhases suggestion={suggestion} own={draft.own} />
          <SideBySide lines={lines} other={t('suggest.suggested')} />
          <p className="small muted">{t('suggest.basis', { runs })}</p>
          <div className="row">
            <Button variant="default" onClick={take}>
              {t('suggest.take')}
            </Button>
          </div>
        </>
      )}
    </section>
  );
}

function titleOf(kind: Suggestion['kind']): 'better' | 'trade' | 'none' {
  return kind === 'fixed' ? 'none' : kind;
}

export type SuggestPlanProps = { featureId: string; own: OwnAssumptions; draft: Draft };

/** Has other sizes and lengths looked for, on demand: it takes a dozen seconds. */
export function SuggestPlan({ featureId, own, draft }: SuggestPlanProps) {
  const { t } = useTranslation('simulator');
  const search = useCommand('simulator.suggest');
  const { progress } = search;
  return (
    <>
      <div className="row simulator-ask">
        <Button
          variant="default"
          loading={search.isPending}
          onClick={() => search.mutate({ featureId, own })}
        >
          {t('suggest.ask')}
        </Button>
        {search.isPending ? (
          <>
            <span className="small muted num" role="status">
              {progress === null ? '' : t('suggest.running', { done: progress.done, total: progress.total })}
            </span>
            <Button variant="subtle" onClick={search.cancel}>
              {t('suggest.stop')}
            </Button>
          </>
        ) : (
          <span className="small muted">{t('suggest.note')}</span>
        )}
      </div>
      {search.isSuccess && <Found suggestion={search.data} draft={draft} />}
    </>
  );
}
