import type { ChecklistItem } from '#shared/checklists/checklist-item.ts';
import type { Decision } from '#shared/decisions/decision.ts';
import type { Badge, Gate, Verdict } from '#shared/decisions/gate.ts';
import type { Amendment, DialStep, Phase } from '#shared/features/plan.ts';
import type { Hypothesis } from '#shared/hypotheses/hypothesis.ts';
import type { MoneyView } from '#shared/hypotheses/money.ts';
import type { CalendarDay } from '#shared/kernel/calendar-day.ts';
import type { Comparison } from '#shared/metrics/comparison.ts';
import type { Metric } from '#shared/metrics/metric.ts';
import type { SeriesPoint } from '#shared/metrics/series.ts';
import type { NoteKind, NoteMark } from '#shared/notes/note.ts';

/**
 * Where the phase stands: judged now, over with the decision that ended it and the gate as it stood then, not begun,
 * or over without a recorded judgement.
 */
export type Standing =
  | { readonly kind: 'judged'; readonly gate: Gate }
  | { readonly kind: 'decided'; readonly gate: Gate; readonly decision: Decision }
  | { readonly kind: 'planned' }
  | { readonly kind: 'unrecorded' };

/** The figures of one day of one arm. */
export type DayOfArm = { readonly units: number; readonly total: number };

/** One day of a metric as the annex lists it; null where the arm has no number. */
export type DayRow = {
  readonly day: CalendarDay;
  readonly pilot: DayOfArm | null;
  readonly control: DayOfArm | null;
};

export type ReportNumbers = {
  readonly metric: Metric;
  /** The level before the pilot, by the hypothesis; null when none was written down. */
  readonly baseline: number | null;
  /** The change hoped for, signed, in the metric's own scale; null without a hypothesis. */
  readonly expectedEffect: number | null;
  /** Null while the metric has no numbers in this phase. */
  readonly comparison: Comparison | null;
  /** The worst verdict among the criteria that name this metric; null when none does. */
  readonly verdict: Verdict | null;
  readonly arms: readonly { readonly arm: 'pilot' | 'control'; readonly points: readonly SeriesPoint[] }[];
  /** Newest days last. */
  readonly days: readonly DayRow[];
  /** Older days that the annex leaves out. */
  readonly daysLeftOut: number;
};

/** People heard of those who have the feature, in one segment; `segment` is null for the small groups together. */
export type HeardSegment = {
  readonly segment: string | null;
  readonly heard: number;
  readonly people: number;
};

export type ReportTheme = {
  readonly name: string;
  /** Distinct people who said so in this phase, of `heard`. */
  readonly people: number;
  readonly dissent: number;
  readonly heard: number;
  /** Said word for word by somebody who agreed to be quoted. */
  readonly quote: {
    readonly text: string;
    readonly personCode: string;
    readonly segment: string | null;
  } | null;
  readonly cells: readonly { readonly segment: string; readonly people: number; readonly heard: number }[];
};

export type ReportVoices = {
  /** The attribute whose values part the segments; null when the people are not parted. */
  readonly attribute: string | null;
  readonly heard: number;
  /** People who have the feature in this phase. */
  readonly people: number;
  readonly segments: readonly HeardSegment[];
  readonly notes: readonly { readonly kind: NoteKind; readonly notes: number }[];
  /** Most people first. */
  readonly themes: readonly ReportTheme[];
};

/** A problem of severity 3 or 4. */
export type SevereProblem = {
  readonly severity: number;
  /** Null when it is somebody's words who did not agree to be quoted. */
  readonly text: string | null;
  readonly mark: NoteMark;
  readonly personCode: string | null;
  readonly day: CalendarDay;
  readonly resolution: { readonly text: string; readonly actor: string; readonly at: number } | null;
};

/** An import that stands, and what became of its rows. */
export type ReportImport = {
  readonly fileName: string;
  readonly at: number;
  readonly setAside: number;
};

/** All a phase report says, as plain data, gathered at one moment. */
export type ReportModel = {
  readonly workspaceName: string;
  /** UTC milliseconds. */
  readonly createdAt: number;
  readonly today: CalendarDay;
  readonly dataUpTo: CalendarDay | null;
  readonly feature: { readonly name: string; readonly summary: string; readonly ownerName: string };
  readonly phase: Phase;
  readonly nextPhase: Phase | null;
  readonly plan: {
    readonly version: number;
    readonly phases: readonly Phase[];
    readonly dial: readonly DialStep[];
    /** Oldest first. */
    readonly amendments: readonly Amendment[];
    /** SHA-256 of the promises of this phase. */
    readonly hash: string;
  };
  readonly reach: { readonly customers: number; readonly customerBase: number };
  readonly standing: Standing;
  readonly badges: readonly Badge[];
  readonly hypotheses: readonly { readonly hypothesis: Hypothesis; readonly metric: Metric }[];
  readonly numbers: readonly ReportNumbers[];
  /** Null without a value model, or without anything measured or hoped for. */
  readonly money: MoneyView | null;
  readonly voices: ReportVoices;
  /** Worst first, open before resolved. */
  readonly severe: readonly SevereProblem[];
  readonly checklist: readonly ChecklistItem[];
  /** Oldest first, withdrawals included. */
  readonly decisions: readonly Decision[];
  readonly imports: readonly ReportImport[];
};

/** The gate of a report, whether of now or of then. */
export function gateOf({ standing }: Pick<ReportModel, 'standing'>): Gate | null {
  return standing.kind === 'judged' || standing.kind === 'decided' ? standing.gate : null;
}
