import type { CriterionVerdict, Sentence } from './gate.ts';
import type { GateFacts } from './gate-facts.ts';
import { judgeGuardrail, judgeImprovement, judgeSample } from './judge-metric-criteria.ts';
import type { Criterion } from '#shared/features/criterion.ts';
import { assertNever } from '#shared/kernel/assert.ts';
import { daysBetween } from '#shared/kernel/calendar-day.ts';
import type { Comparison } from '#shared/metrics/comparison.ts';

type Judged = Pick<CriterionVerdict, 'verdict' | 'now' | 'missing'>;

function says(code: string, values: Sentence['values'] = {}): Sentence {
  return { code, values };
}

function judgePeopleHeard(asked: number, heard: number): Judged {
  const now = says('now.people-heard', { count: heard, asked });
  return heard >= asked
    ? { verdict: 'pass', now, missing: null }
    : { verdict: 'not-enough-yet', now, missing: says('missing.people-heard', { count: asked - heard }) };
}

function judgeSevereNotes(severity: number, facts: GateFacts): Judged {
  const open = facts.openSevereNotes.filter((note) => note.severity >= severity);
  const now = says('now.no-open-severity', { count: open.length });
  return open.length === 0
    ? { verdict: 'pass', now, missing: null }
    : {
        verdict: 'fail',
        now,
        missing: says('missing.no-open-severity', { count: open.length, text: open[0]?.text ?? '' }),
      };
}

function judgeChecklist({ blocking, blockingComplete, firstOpen }: GateFacts['checklist']): Judged {
  const now = says('now.checklist-complete', { complete: blockingComplete, count: blocking });
  return blockingComplete >= blocking
    ? { verdict: 'pass', now, missing: null }
    : {
        verdict: 'not-enough-yet',
        now,
        missing: firstOpen ?? says('missing.checklist-complete', { count: blocking - blockingComplete }),
      };
}

function judgeDays(asked: number, facts: GateFacts): Judged {
  const elapsed = facts.phase.startedOn === null ? 0 : daysBetween(facts.phase.startedOn, facts.today);
  const now = says('now.days-elapsed', { count: elapsed, asked });
  return elapsed >= asked
    ? { verdict: 'pass', now, missing: null }
    : { verdict: 'not-enough-yet', now, missing: says('missing.days-elapsed', { count: asked - elapsed }) };
}

function comparisonOf(facts: GateFacts, metricId: string): Comparison | null {
  return facts.comparisons.find((comparison) => comparison.metric.id === metricId) ?? null;
}

function judge(criterion: Criterion, facts: GateFacts): Judged {
  switch (criterion.kind) {
    case 'metric-improves':
      return judgeImprovement(criterion, comparisonOf(facts, criterion.metricId));
    case 'guardrail-holds':
      return judgeGuardrail(criterion, comparisonOf(facts, criterion.metricId));
    case 'sample-reached':
      return judgeSample(criterion, comparisonOf(facts, criterion.metricId));
    case 'people-heard':
      return judgePeopleHeard(criterion.people, facts.peopleHeard);
    case 'no-open-severity':
      return judgeSevereNotes(criterion.severity, facts);
    case 'checklist-complete':
      return judgeChecklist(facts.checklist);
    case 'days-elapsed':
      return judgeDays(criterion.days, facts);
    default:
      return assertNever(criterion);
  }
}

function askedFor(criterion: Criterion): Sentence {
  switch (criterion.kind) {
    case 'metric-improves':
    case 'guardrail-holds':
      return says(`asked.${criterion.kind}`, { certainty: criterion.certaintyPercent / 100 });
    case 'sample-reached':
      return says('asked.sample-reached', { count: criterion.unitsPerArm });
    case 'people-heard':
      return says('asked.people-heard', { count: criterion.people });
    case 'no-open-severity':
      return says('asked.no-open-severity', { severity: criterion.severity });
    case 'checklist-complete':
      return says('asked.checklist-complete');
    case 'days-elapsed':
      return says('asked.days-elapsed', { count: criterion.days });
    default:
      return assertNever(criterion);
  }
}

const VERDICT_ORDER = { fail: 0, 'not-enough-yet': 1, pass: 2 } as const;

/** Every exit criterion of the phase with its verdict: fails first, then what is open, then what passed. */
export function judgeCriteria(facts: GateFacts): CriterionVerdict[] {
  return facts.phase.exitCriteria
    .map((criterion) => ({
      criterion,
      ...judge(criterion, facts),
      asked: askedFor(criterion),
      metricId: 'metricId' in criterion ? criterion.metricId : null,
    }))
    .sort((left, right) => VERDICT_ORDER[left.verdict] - VERDICT_ORDER[right.verdict]);
}
