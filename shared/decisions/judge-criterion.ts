import type { CriterionVerdict, Sentence } from './gate.ts';
import type { GateFacts } from './gate-facts.ts';
import type { GateScene, MetricScene } from './gate-scene.ts';
import { judgeBenefit } from './judge-benefit.ts';
import { judgeChecklist, judgeSignOff, judgeStartDay } from './judge-by-hand.ts';
import { judgeEntry } from './judge-entry.ts';
import {
  judgeGuardrail,
  judgeImprovement,
  judgeSample,
  NO_CONTROL_LEFT,
  NO_NUMBERS,
} from './judge-metric-criteria.ts';
import { counted, type Judged } from './judged.ts';
import { judgeNotWorse } from './judge-not-worse.ts';
import { judgeNewThemes, judgeParticipation, judgePeopleHeard, judgeSegmentHeard } from './judge-voices.ts';
import { says } from './working.ts';
import { needsControl } from '#shared/features/control-group.ts';
import type { Criterion } from '#shared/features/criterion.ts';
import { assertNever } from '#shared/kernel/assert.ts';
import { daysBetween } from '#shared/kernel/calendar-day.ts';

function judgeSevereNotes(severity: number, facts: GateFacts): Judged {
  const open = facts.openSevereNotes.filter((note) => note.severity >= severity);
  const now = says('now.no-open-severity', { count: open.length });
  return counted(
    open.length === 0
      ? { verdict: 'pass', now, missing: null }
      : {
          verdict: 'fail',
          now,
          missing: says('missing.no-open-severity', { count: open.length, text: open[0]?.text ?? '' }),
        },
  );
}

function judgeDays(asked: number, facts: GateFacts): Judged {
  // A clock set back would count days that are not there.
  const elapsed =
    facts.phase.startedOn === null ? 0 : Math.max(0, daysBetween(facts.phase.startedOn, facts.today));
  const now = says('now.days-elapsed', { count: elapsed, asked });
  return counted(
    elapsed >= asked
      ? { verdict: 'pass', now, missing: null }
      : { verdict: 'not-enough-yet', now, missing: says('missing.days-elapsed', { count: asked - elapsed }) },
  );
}

function judge(criterion: Criterion, scene: GateScene): Judged {
  const { facts } = scene;
  switch (criterion.kind) {
    case 'metric-improves':
    case 'guardrail-holds':
    case 'benefit-shown':
    case 'not-worse-shown':
    case 'sample-reached':
      return judgeMetric(criterion, scene);
    case 'people-heard':
      return judgePeopleHeard(criterion.people, facts.peopleHeard);
    case 'participation':
      return judgeParticipation(criterion.percent, facts);
    case 'segment-heard':
      return judgeSegmentHeard(criterion.people, criterion.segment.id, facts);
    case 'few-new-themes':
      return judgeNewThemes(criterion.notes, facts);
    case 'not-before':
      return judgeStartDay(criterion.day, facts.today);
    case 'signed-off':
      return judgeSignOff(criterion.who, facts.signOffs);
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

function judgeMetric(criterion: Extract<Criterion, { metricId: string }>, scene: GateScene): Judged {
  const metric = scene.metrics.find((each) => each.metric.id === criterion.metricId);
  if (metric === undefined) return NO_NUMBERS;
  if (isWithoutAnswer(criterion, metric, scene.facts)) return NO_CONTROL_LEFT;
  switch (criterion.kind) {
    case 'metric-improves':
      return judgeImprovement(criterion, metric, scene.facts.rules);
    case 'guardrail-holds':
      return judgeGuardrail(criterion, metric, scene.facts.rules);
    case 'benefit-shown':
      return judgeBenefit(criterion, metric, scene);
    case 'not-worse-shown':
      return judgeNotWorse(criterion, metric, scene);
    case 'sample-reached':
      return judgeSample(criterion, metric);
    default:
      return assertNever(criterion);
  }
}

/** Nobody is left to compare with, by the plan and by the numbers, where only that could answer. */
function isWithoutAnswer(
  criterion: Criterion,
  { metric, comparison }: MetricScene,
  { controlGroup }: GateFacts,
): boolean {
  if (controlGroup !== 'ended' || comparison?.basis === 'control-group') return false;
  return needsControl(criterion, () => metric.limit?.kind ?? null);
}

/** The limit a guardrail is asked to keep, for the sentence: absolute, against control, or none set yet. */
function limitAsked(
  metricId: string,
  { metrics }: GateScene,
): { suffix: string; values: Sentence['values'] } {
  const metric = metrics.find((each) => each.metric.id === metricId)?.metric;
  if (metric === undefined || metric.limit === null) return { suffix: '', values: {} };
  const { kind, value } = metric.limit;
  const values = { metricKind: metric.kind, unit: metric.unit, limit: value };
  return { suffix: kind === 'absolute' ? '-limit' : '-margin', values };
}

function askedFor(criterion: Criterion, scene: GateScene): Sentence {
  switch (criterion.kind) {
    case 'metric-improves':
      return says('asked.metric-improves', { certainty: criterion.certaintyPercent / 100 });
    case 'guardrail-holds': {
      const { suffix, values } = limitAsked(criterion.metricId, scene);
      return says(`asked.guardrail-holds${suffix}`, {
        ...values,
        certainty: criterion.certaintyPercent / 100,
      });
    }
    case 'benefit-shown':
      return says('asked.benefit-shown', { alpha: criterion.alphaPercent / 100 });
    case 'not-worse-shown': {
      const { suffix, values } = limitAsked(criterion.metricId, scene);
      return says(`asked.not-worse-shown${suffix}`, { ...values, alpha: criterion.alphaPercent / 100 });
    }
    case 'sample-reached':
      return says('asked.sample-reached', { count: criterion.unitsPerArm });
    case 'people-heard':
      return says('asked.people-heard', { count: criterion.people });
    case 'participation':
      return says('asked.participation', { count: criterion.percent });
    case 'segment-heard':
      return says('asked.segment-heard', { count: criterion.people, segment: criterion.segment.name });
    case 'few-new-themes':
      return says('asked.few-new-themes', { count: criterion.notes });
    case 'not-before':
      return says('asked.not-before', { day: criterion.day });
    case 'signed-off':
      return says('asked.signed-off', { who: criterion.who });
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

const VERDICT_ORDER = { fail: 0, 'not-enough-yet': 1, 'not-answerable': 2, pass: 3 } as const;

function verdictOn(criterion: Criterion, scene: GateScene): CriterionVerdict {
  const metricId = 'metricId' in criterion ? criterion.metricId : null;
  return { criterion, ...judge(criterion, scene), asked: askedFor(criterion, scene), metricId };
}

/** Every exit criterion of the phase and every entry criterion of the next, with its verdict; `worstFirst`. */
export function judgeCriteria(scene: GateScene): CriterionVerdict[] {
  const { phase, entry, today } = scene.facts;
  const own = phase.exitCriteria.map((criterion) => verdictOn(criterion, scene));
  return worstFirst([...own, ...(entry === undefined ? [] : judgeEntry(entry, today))]);
}

/** Fails first, then what is open, what cannot be answered, and what passed. */
export function worstFirst(criteria: readonly CriterionVerdict[]): CriterionVerdict[] {
  return criteria.toSorted((left, right) => VERDICT_ORDER[left.verdict] - VERDICT_ORDER[right.verdict]);
}
