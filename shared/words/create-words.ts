import { createInstance, type i18n, type Resource } from 'i18next';
import { createFormats, type Figure, type Formats } from './format.ts';
import type { Language } from './language.ts';
import enAlert from './en/alert.json' with { type: 'json' };
import enChecklist from './en/checklist.json' with { type: 'json' };
import enErrors from './en/errors.json' with { type: 'json' };
import enGate from './en/gate.json' with { type: 'json' };
import enMoney from './en/money.json' with { type: 'json' };
import enRecord from './en/record.json' with { type: 'json' };
import enReport from './en/report.json' with { type: 'json' };
import enUnits from './en/units.json' with { type: 'json' };
import itAlert from './it/alert.json' with { type: 'json' };
import itChecklist from './it/checklist.json' with { type: 'json' };
import itErrors from './it/errors.json' with { type: 'json' };
import itGate from './it/gate.json' with { type: 'json' };
import itMoney from './it/money.json' with { type: 'json' };
import itRecord from './it/record.json' with { type: 'json' };
import itReport from './it/report.json' with { type: 'json' };
import itUnits from './it/units.json' with { type: 'json' };

/** The namespaces of `shared/words`: what stands on screen and in reports and on the command line. */
export const SHARED_WORDS = {
  en: {
    alert: enAlert,
    checklist: enChecklist,
    errors: enErrors,
    gate: enGate,
    money: enMoney,
    record: enRecord,
    report: enReport,
    units: enUnits,
  },
  it: {
    alert: itAlert,
    checklist: itChecklist,
    errors: itErrors,
    gate: itGate,
    money: itMoney,
    record: itRecord,
    report: itReport,
    units: itUnits,
  },
};

export type WordValues = Readonly<Record<string, string | number | null>>;
export type Words = i18n;

type Options = Readonly<Record<string, unknown>>;
type ByName = Record<string, (formats: Formats, value: unknown, options: Options) => string>;

const FIGURE_KINDS = ['proportion', 'mean', 'duration', 'count', 'ratio', 'value'] as const;

function figureOf(options: Options): Figure {
  const { metricKind, unit } = options;
  const kind = FIGURE_KINDS.find((known) => known === metricKind) ?? 'value';
  const { low, high } = options;
  const interval = typeof low === 'number' && typeof high === 'number' ? { interval: { low, high } } : {};
  const scale = options['scale'] === 'relative' ? 'relative' : 'absolute';
  return { kind, unit: typeof unit === 'string' ? unit : '', ...interval, scale };
}

function currencyOf(options: Options): string {
  const { currency } = options;
  return typeof currency === 'string' ? currency : 'EUR';
}

/** A limit was typed by a person: "20 %", where a level that was measured is "20.0 %". */
function writeLimit(formats: Formats, value: number, figure: Figure): string {
  return figure.kind === 'proportion' ? formats.percent(value) : formats.metric(value, figure);
}

/** A margin as a distance without direction: "3 points", "18 min". */
function writeDistance(formats: Formats, value: number, figure: Figure): string {
  const distance = Math.abs(value);
  const written =
    figure.kind === 'proportion' ? formats.points(distance) : formats.metricDifference(distance, figure);
  return written.replace(/^\+/, '');
}

/** Numbers and days arrive in sentence values; nothing known is written as nothing. */
const FORMATS: ByName = {
  whole: (formats, value) => formats.whole(Number(value)),
  plain: (formats, value) => formats.plain(Number(value)),
  percent: (formats, value) => formats.percent(Number(value)),
  probability: (formats, value) => formats.probability(Number(value)),
  points: (formats, value) => formats.points(Number(value)),
  signed: (formats, value) => formats.signed(Number(value)),
  hours: (formats, value) => formats.hours(Number(value)),
  customers: (formats, value) => formats.count(Number(value), 'customers'),
  staff: (formats, value) => formats.count(Number(value), 'staff'),
  people: (formats, value) => formats.count(Number(value), 'people'),
  days: (formats, value) => formats.count(Number(value), 'days'),
  currency: (formats, value, options) => formats.currency(Number(value), currencyOf(options)),
  metric: (formats, value, options) => formats.metric(Number(value), figureOf(options)),
  metricDifference: (formats, value, options) => formats.metricDifference(Number(value), figureOf(options)),
  metricLimit: (formats, value, options) => writeLimit(formats, Number(value), figureOf(options)),
  metricDistance: (formats, value, options) => writeDistance(formats, Number(value), figureOf(options)),
  dayShort: (formats, value) => formats.dayShort(String(value)),
  dayPlain: (formats, value) => formats.dayPlain(String(value)),
  dayName: (formats, value) => formats.dayName(String(value)),
  dayLong: (formats, value) => formats.dayLong(String(value)),
  inDays: (formats, value) => formats.inDays(Number(value)),
  timeOfDay: (formats, value) => formats.timeOfDay(Number(value)),
  instant: (formats, value) => formats.instant(Number(value)),
  instantDated: (formats, value) => formats.instantDated(Number(value)),
};

/** The names a sentence may use after a comma: `{{difference, points}}`. */
export const FORMAT_NAMES: readonly string[] = Object.keys(FORMATS);

function registerFormats(words: i18n, timeZone: string | undefined): void {
  const formats = { en: createFormats('en', timeZone), it: createFormats('it', timeZone) };
  for (const [name, write] of Object.entries(FORMATS)) {
    words.services.formatter?.add(name, (value: unknown, language, options: Options) =>
      value === null || value === undefined
        ? ''
        : write(language === 'it' ? formats.it : formats.en, value, options),
    );
  }
}

/** Digits take the plain plural in Italian even at round millions, which the plural rules call "many". */
function withManyForms(bundle: object): object {
  return Object.fromEntries(
    Object.entries(bundle).flatMap(([key, value]: [string, unknown]): [string, unknown][] => {
      if (typeof value === 'object' && value !== null) return [[key, withManyForms(value)]];
      const many = key.replace(/_other$/, '_many');
      return many === key || many in bundle
        ? [[key, value]]
        : [
            [key, value],
            [many, value],
          ];
    }),
  );
}

function mergedResources(extra: Resource): Resource {
  const merged: Resource = {};
  for (const language of ['en', 'it'] as const) {
    const bundles = { ...SHARED_WORDS[language], ...extra[language] };
    merged[language] = Object.fromEntries(
      Object.entries(bundles).map(([name, bundle]) => [
        name,
        language === 'it' && typeof bundle === 'object' ? withManyForms(bundle) : bundle,
      ]),
    );
  }
  return merged;
}

/**
 * The words of a language, ready at once. `extraResources` adds namespaces by language (the renderer's own).
 * Values are not escaped: whoever writes HTML escapes the finished sentence or its values.
 */
export function createWords(language: Language, extraResources: Resource = {}, timeZone?: string): Words {
  const words = createInstance();
  void words.init({
    lng: language,
    fallbackLng: 'en',
    supportedLngs: ['en', 'it'],
    resources: mergedResources(extraResources),
    ns: Object.keys(SHARED_WORDS.en),
    defaultNS: false,
    initAsync: false,
    returnNull: false,
    interpolation: { escapeValue: false },
    react: { useSuspense: false },
  });
  registerFormats(words, timeZone);
  return words;
}

type PlainTranslate = (key: string, values?: WordValues) => string;

/** The sentence of a key that is only known at run time ("gate:guardrail-breached"), filled with its values. */
export function say(words: Words, key: string, values: WordValues = {}): string {
  // The typed `t` accepts only keys it knows; codes from the engine arrive as text.
  const translate = words.t.bind(words) as unknown as PlainTranslate;
  return translate(key, values);
}

/** Whether a key has words in the current language or in English. */
export function hasWords(words: Words, key: string): boolean {
  return words.exists(key);
}
