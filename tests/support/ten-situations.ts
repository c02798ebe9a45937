import type { Criterion } from '#shared/features/criterion.ts';
import type { MetricDraft } from '#shared/metrics/metric.ts';
import type { Language } from '#shared/words/language.ts';

export type MetricName = 'complaints' | 'won' | 'tickets';
export type DraftOf = Omit<MetricDraft, 'featureId' | 'name'>;
type In = Readonly<Record<Language, string>>;

/** How the metrics are called. */
export const NAMES: Readonly<Record<MetricName, In>> = {
  complaints: { en: 'Complaints', it: 'Reclami' },
  won: { en: 'Inquiries won', it: 'Richieste vinte' },
  tickets: { en: 'Tickets per order', it: 'Segnalazioni per ordine' },
};

const PLAIN = {
  unit: '',
  target: null,
  limit: null,
  grain: 'day',
  formula: null,
  hardLimit: null,
  overSegments: 'unsaid',
} as const;

/** Complaints of customers: at most one in five, where there is no control group to hold them against. */
const ONE_IN_FIVE: DraftOf = {
  ...PLAIN,
  kind: 'proportion',
  direction: 'lower',
  role: 'guardrail',
  limit: { kind: 'absolute', value: 0.2 },
  onHarm: 'reduce',
};
/** Complaints of customers: at most 3 points more than in the control group. */
const THREE_POINTS: DraftOf = {
  ...ONE_IN_FIVE,
  limit: { kind: 'worse-than-control', value: 0.03 },
  onHarm: 'roll-back',
};
const WON: DraftOf = {
  ...PLAIN,
  kind: 'proportion',
  direction: 'higher',
  role: 'primary',
  onHarm: 'roll-back',
};
const TICKETS: DraftOf = {
  ...PLAIN,
  kind: 'count',
  direction: 'lower',
  role: 'guardrail',
  limit: { kind: 'worse-than-control', value: 0.05 },
  onHarm: 'roll-back',
};

/** Chances (shares, or events of a unit) and units a day of one metric; `day` counts from 0 on the first imported day. */
export type Source = {
  readonly units: (day: number, arm: 'P' | 'C') => number;
  readonly chance: (day: number, arm: 'P' | 'C') => number;
};

/** One feature in its situation: the phase that runs, whose numbers came, and what was heard. */
export type Situation = {
  readonly name: In;
  /** Which phase runs, and since how many days. */
  readonly phase: 'beta' | 'broader';
  readonly daysIn: number;
  readonly betaPeople: number;
  /** Customers held back as a control group; 0 for none. */
  readonly holdBack: number;
  readonly metrics: Partial<Readonly<Record<MetricName, DraftOf>>>;
  readonly criteria: (idOf: (metric: MetricName) => string) => Criterion[];
  /** Days of numbers before the phase, and the day before today on which they end. */
  readonly numbers: { readonly before: number; readonly endBefore: number };
  readonly arms: readonly ('P' | 'C')[];
  readonly sources: Partial<Readonly<Record<MetricName, Source>>>;
  /** What a customer said, with its severity. */
  readonly said: { readonly text: In; readonly severity: 3 | 4 } | null;
};

const always = (value: number) => (): number => value;
const byArm =
  (pilot: number, control: number) =>
  (_day: number, arm: 'P' | 'C'): number =>
    arm === 'P' ? pilot : control;
const atLastGate = (idOf: (metric: MetricName) => string): Criterion[] => [
  { kind: 'benefit-shown', metricId: idOf('won'), alphaPercent: 5 },
  { kind: 'not-worse-shown', metricId: idOf('complaints'), alphaPercent: 5 },
  { kind: 'no-open-severity', severity: 3 },
  { kind: 'days-elapsed', days: 14 },
];

/** The days on which the five came. */
const FIRST_FIVE: ReadonlySet<number> = new Set([0, 3, 6, 9, 13]);
/** The days on which one of the 25 complains. */
const BAD_DAYS: ReadonlySet<number> = new Set([3, 5, 8]);

const smallPilot: Omit<Situation, 'name' | 'betaPeople' | 'sources'> = {
  phase: 'beta',
  daysIn: 15,
  holdBack: 0,
  metrics: { complaints: ONE_IN_FIVE },
  criteria: (idOf) => [
    { kind: 'guardrail-holds', metricId: idOf('complaints'), certaintyPercent: 70 },
    { kind: 'no-open-severity', severity: 3 },
    { kind: 'days-elapsed', days: 14 },
  ],
  numbers: { before: 0, endBefore: 1 },
  arms: ['P'],
  said: null,
};

const randomSample: Omit<Situation, 'name' | 'daysIn' | 'sources'> = {
  phase: 'broader',
  betaPeople: 12,
  holdBack: 100,
  metrics: { won: WON, complaints: THREE_POINTS },
  criteria: atLastGate,
  numbers: { before: 0, endBefore: 1 },
  arms: ['P', 'C'],
  said: null,
};

const calmComplaints: Source = { units: always(40), chance: always(0.03) };

/** The ten situations a gate must get right, from five people to a customer in danger. */
export const SITUATIONS = {
  'five-none-bad': {
    ...smallPilot,
    name: { en: 'Reply drafts', it: 'Bozze di risposta' },
    betaPeople: 5,
    sources: { complaints: { units: (day) => (FIRST_FIVE.has(day) ? 1 : 0), chance: always(0) } },
  },
  'twenty-five-three-bad': {
    ...smallPilot,
    name: { en: 'Returns portal', it: 'Portale resi' },
    betaPeople: 25,
    sources: {
      complaints: {
        units: (day) => (day > 13 || day === 12 ? 0 : day === 13 ? 4 : BAD_DAYS.has(day) ? 1 : 2),
        chance: (day) => (BAD_DAYS.has(day) ? 1 : 0),
      },
    },
  },
  'clear-win': {
    ...randomSample,
    name: { en: 'Lead scoring', it: 'Punteggio delle richieste' },
    daysIn: 15,
    sources: { won: { units: always(40), chance: byArm(0.42, 0.24) }, complaints: calmComplaints },
  },
  'harm-on-day-4': {
    ...randomSample,
    name: { en: 'Automatic refunds', it: 'Rimborsi automatici' },
    daysIn: 4,
    sources: {
      won: { units: always(40), chance: always(0.24) },
      complaints: { units: always(60), chance: byArm(0.16, 0.025) },
    },
  },
  'harm-and-win': {
    ...randomSample,
    name: { en: 'Dynamic prices', it: 'Prezzi dinamici' },
    daysIn: 15,
    sources: {
      won: { units: always(40), chance: byArm(0.42, 0.24) },
      complaints: { units: always(40), chance: byArm(0.11, 0.03) },
    },
  },
  'split-broken': {
    ...randomSample,
    name: { en: 'New search', it: 'Nuova ricerca' },
    daysIn: 15,
    sources: {
      won: { units: byArm(36, 64), chance: byArm(0.36, 0.24) },
      complaints: { units: byArm(36, 64), chance: always(0.03) },
    },
  },
  'no-control': {
    ...randomSample,
    name: { en: 'Delivery slots', it: 'Fasce di consegna' },
    daysIn: 15,
    holdBack: 0,
    arms: ['P'],
    numbers: { before: 60, endBefore: 1 },
    sources: {
      won: { units: always(40), chance: (day) => (day < 60 ? 0.24 : 0.33) },
      complaints: { units: always(40), chance: always(0.03) },
    },
  },
  'drifting-base': {
    ...randomSample,
    name: { en: 'Order assistant', it: 'Assistente ordini' },
    daysIn: 15,
    metrics: { won: WON, tickets: TICKETS },
    criteria: (idOf) => [
      { kind: 'benefit-shown', metricId: idOf('won'), alphaPercent: 5 },
      { kind: 'not-worse-shown', metricId: idOf('tickets'), alphaPercent: 5 },
      { kind: 'days-elapsed', days: 14 },
    ],
    sources: {
      // The season lifts both groups from 18 % to 39 %, and the pilot grows while it does.
      won: { units: (day, arm) => (arm === 'P' ? 16 + 3 * day : 40), chance: (day) => 0.18 + 0.015 * day },
      tickets: { units: always(50), chance: always(0.12) },
    },
  },
  'stale-numbers': {
    ...randomSample,
    name: { en: 'Chat on the site', it: 'Chat sul sito' },
    daysIn: 26,
    numbers: { before: 0, endBefore: 12 },
    sources: { won: { units: always(40), chance: byArm(0.3, 0.24) }, complaints: calmComplaints },
  },
  'customer-in-danger': {
    ...randomSample,
    name: { en: 'Dosage advice', it: 'Consigli di dosaggio' },
    daysIn: 15,
    sources: { won: { units: always(40), chance: byArm(0.42, 0.24) }, complaints: calmComplaints },
    said: {
      severity: 4,
      text: {
        en: 'It told me to take twice the dose on the label.',
        it: 'Mi ha detto di usare il doppio della dose in etichetta.',
      },
    },
  },
} as const satisfies Readonly<Record<string, Situation>>;

export type SituationName = keyof typeof SITUATIONS;

export const SITUATION_NAMES = Object.keys(SITUATIONS) as readonly SituationName[];
