import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  buildEmptyReportModel,
  buildLeanReportModel,
  buildReportModel,
} from '#tests/support/build-report-model.ts';
import type { ReportModel } from './report-model.ts';
import { renderReport } from './render-report.ts';
import { createWords } from '#shared/words/create-words.ts';
import { createFormats } from '#shared/words/format.ts';
import { LANGUAGES, type Language } from '#shared/words/language.ts';

function render(model: ReportModel, language: Language = 'en'): string {
  return renderReport(model, {
    words: createWords(language, {}, 'Europe/Rome'),
    formats: createFormats(language, 'Europe/Rome'),
    evidenceHash: 'b03d52'.padEnd(64, '1'),
  });
}

/** What a person reads: tags, style and drawn shapes gone, spaces made one. */
function textOf(page: string): string {
  return page
    .replace(/<style>[\s\S]*<\/style>/, '')
    .replace(/<[^>]*>/g, ' ')
    .replaceAll('&#39;', "'")
    .replaceAll('&quot;', '"')
    .replaceAll('&amp;', '&')
    .replace(/\s+/g, ' ');
}

function headings(page: string): string[] {
  return [...page.matchAll(/<h([1-6])>([\s\S]*?)<\/h\1>/g)].map(
    ([, level, inner]) => `${level} ${textOf(inner ?? '').trim()}`,
  );
}

function tags(page: string): string[] {
  return [...page.matchAll(/<[a-z!/][^\s>]*/gi)].map(([tag]) => tag);
}

const full = buildReportModel();

describe('a phase report', () => {
  it.each([
    ['en', 'Hold', 'May Broader start for 90 customers on 30 Nov?', '26.6 %'],
    ['it', 'Attendere', 'Broader può iniziare per 90 clienti il 30 nov?', '26,6 %'],
  ] as const)('asks, advises and shows the number in %s', (language, verb, question, number) => {
    const page = render(full, language);
    const text = textOf(page);
    expect(page).toMatch(new RegExp(`^<!doctype html>\\s*<html lang="${language}">`));
    expect(text).toContain(verb);
    expect(text).toContain(question);
    expect(text).toContain(number);
  });

  it('lists changed promises only, and says apart what was started in spite of something', () => {
    const [amendment] = full.plan.amendments;
    const kept = (id: string, before: string, reason: string) =>
      amendment === undefined ? [] : [{ ...amendment, id, before, after: '{}', reason }];
    const amendments = [
      ...full.plan.amendments,
      ...kept('anyway', '{"entryUnmet":[{"kind":"people-named"}]}', 'The fair is on Monday.'),
      ...kept('paused', '{"state":"running"}', 'A holiday.'),
    ];
    const text = textOf(render({ ...full, plan: { ...full.plan, amendments } }));
    const changes = text.slice(text.indexOf('Changes after the start'));
    expect(text).toMatch(/was started although not all it asks for .* The fair is on Monday\./);
    expect(changes).toContain('Four customers more asked to take part.');
    expect(changes).not.toContain('The fair is on Monday.');
    expect(text).not.toContain('A holiday.');
  });

  it('has one title, then its sections in order, so that a printed copy is outlined', () => {
    expect(headings(render(full))).toEqual([
      '1 AI lead scoring, Early adopters',
      '2 Numbers against the control group',
      '2 Who was heard',
      '2 What they say',
      '2 Checklist',
      '2 Top risk',
      '2 Plan and what was done',
      '3 Hypothesis',
      '3 Phases',
      '3 Changes after the start',
      '2 Gate',
      '3 Speaks for it',
      '3 Speaks against it',
      '3 Already ruled out with 95 % certainty',
      '2 Numbers over time',
      '3 Inquiries won primary',
      '3 Complaints guardrail',
      '3 First reply time guardrail',
      '3 Average discount guardrail',
      '2 What it is worth',
      '3 Not counted',
      '2 Voices',
      '3 What they say',
      '3 Severe problems',
      '2 Checklist',
      '2 Decisions',
      '2 Data',
      '2 Method',
      '3 Inquiries won',
      '3 Complaints',
      '3 First reply time',
      '3 Average discount',
      '3 Marks',
      '2 Annex: daily figures',
      '3 Inquiries won',
      '3 Complaints',
      '3 First reply time',
      '3 Average discount',
    ]);
  });

  it.each(LANGUAGES)('needs nothing from outside and runs nothing (%s)', (language) => {
    const page = render(full, language);
    expect(page).not.toMatch(/<script|javascript:|https?:|\/\/|@import|<link|<img|<iframe|\son[a-z]+=/i);
    expect(page.replaceAll(/url\(#clip-[\w-]+\)/g, '')).not.toMatch(/url\(/);
  });

  it.each([
    ['en', 'Likely €1,707 a month once everybody has it, between −€85 and €4,171.', '€358 to €833'],
    ['it', 'Probabilmente 1.707 € al mese quando l’avranno tutti, tra −85 € e 4.171 €.', 'da 358 € a 833 €'],
  ] as const)('says what it is worth, and what the phases prevent, in %s', (language, worth, prevented) => {
    const text = textOf(render(full, language)).replaceAll('\u00a0', ' ');
    // On the page that is signed, and where the money is explained.
    expect(text.split(worth)).toHaveLength(3);
    expect(text).toContain(prevented);
  });

  it('does not speak of money where nobody said what a unit is worth', () => {
    expect(headings(render({ ...full, money: null }))).not.toContain('2 What it is worth');
  });

  it.each(LANGUAGES)('has words for everything it says, and no empty value (%s)', (language) => {
    const text = textOf(render(full, language));
    expect(text).not.toMatch(/\b(report|gate|money):|undefined|NaN|\bnull\b|\{\{|\[object/);
  });

  it('is the same page for the same model', () => {
    expect(render(full)).toBe(render(buildReportModel()));
  });

  it('tells every number to six decimals with its method', () => {
    const [first] = full.numbers;
    const comparison = first?.comparison ?? null;
    if (first === undefined || comparison === null) throw new Error('the model has a first comparison');
    const interval = { estimate: -0.020555, low: -0.029123, high: -0.011986 };
    const difference = { ...interval, method: 'pooled-z' as const, scale: 'absolute' as const };
    const page = render({ ...full, numbers: [{ ...first, comparison: { ...comparison, difference } }] });
    expect(textOf(page)).toContain(
      '−0.020555 [−0.029123, −0.011986] Large-sample interval with pooled variance',
    );
  });

  it('names the range it shows and that of the cases alone where days that differ made it wider', () => {
    const [first] = full.numbers;
    const comparison = first?.comparison ?? null;
    if (first === undefined || comparison === null) throw new Error('the model has a first comparison');
    const alone = { estimate: 0.05, low: 0.04, high: 0.06, method: 'pooled-z', scale: 'absolute' } as const;
    const widened = {
      ...comparison,
      difference: { ...alone, low: 0.03, high: 0.07 },
      rangeIncludes: { days: 'widened', times: 2 } as const,
      otherMethods: [alone],
    };
    const text = textOf(render({ ...full, numbers: [{ ...first, comparison: widened }] }));
    expect(text).toContain('Difference, as shown: with how much days differ 0.050000 [0.030000, 0.070000]');
    expect(text).toContain('The same from the cases alone, to compare 0.050000 [0.040000, 0.060000]');
    expect(text).not.toContain('The same, another way 0.05');
  });

  it('lists people by code only, quotes with consent, and withholds words that may not be quoted', () => {
    const text = textOf(render(full));
    expect(text).toContain('P-19, Retail');
    expect(text).toContain('A remark that may not be quoted');
  });

  it('shows what was decided when the phase is over, against which advice, and the dissent', () => {
    const { standing, decisions } = full;
    const [, decision] = decisions;
    if (standing.kind !== 'judged' || decision === undefined) throw new Error('the model is judged');
    const text = textOf(render({ ...full, standing: { kind: 'decided', gate: standing.gate, decision } }));
    expect(text).toContain('Decided by Giulia Conti on 2 Nov 2026');
    expect(text).toContain('The advice then was “Hold”');
    expect(text).toContain('Dissent: Marco Bellini would have waited');
  });
});

describe('a report on a phase that has not begun', () => {
  it.each([
    ['en', 'This phase has not started.', 'No metric is defined', 'Nothing was decided yet.'],
    [
      'it',
      'Questa fase non è ancora iniziata.',
      'non è definita alcuna metrica',
      'Non è stato ancora deciso nulla.',
    ],
  ] as const)('says in one sentence a section what there is not (%s)', (language, ...sentences) => {
    const page = render(buildEmptyReportModel(), language);
    const text = textOf(page);
    for (const sentence of sentences) expect(text).toContain(sentence);
    expect(text).not.toMatch(/\b(report|gate):|undefined|NaN|\bnull\b|\{\{/);
    expect(page).not.toContain('class="verdict');
  });
});

/** Every text of the model that a person can type, replaced; codes and days stay, or the model would be none. */
function withTyped(model: ReportModel, typed: string): ReportModel {
  const keys = new Set([
    'workspaceName',
    'name',
    'summary',
    'ownerName',
    'reason',
    'dissent',
    'decidedBy',
    'actor',
    'text',
    'segment',
    'fileName',
    'change',
    'because',
    'unit',
    'personCode',
    'metric',
    'phase',
  ]);
  return JSON.parse(JSON.stringify(model), (key, value: unknown) =>
    typeof value === 'string' && keys.has(key) ? typed : value,
  ) as ReportModel;
}

const lean = buildLeanReportModel();

describe('what people type', () => {
  const hostile = [
    '<script>alert(1)</script>',
    '"><img src=x onerror=alert(1)>',
    "' onmouseover='alert(1)",
    '</style><svg onload=alert(1)>',
    '</title></head><body>',
    '<!-- -->',
    '&lt;b&gt;',
    '{{count, whole}} $t(gate:verb.hold)',
    '\u0000\u202e]]>',
  ];

  /** The tags of a harmless text of the same length: a long name may be left out of a drawing. */
  function plainTags(typed: string): string[] {
    return tags(render(withTyped(lean, 'x'.repeat(typed.length))));
  }

  it.each(hostile)('%j never becomes a tag or an attribute', (typed) => {
    const page = render(withTyped(lean, typed));
    expect(tags(page)).toEqual(plainTags(typed));
    expect(page.replaceAll(/"[^"]*"/g, '""')).not.toMatch(/<[^>]*\son[a-z]+\s*=/i);
  });

  it('stands in the report as it was typed', () => {
    expect(textOf(render(withTyped(lean, 'a & "b" {{count}} $t(gate:verb.hold)')))).toContain(
      'a & "b" {{count}} $t(gate:verb.hold)',
    );
  });

  it('never changes the structure of the page, whatever it is', () => {
    const typed = fc.string({ unit: 'binary', minLength: 1, maxLength: 40 });
    fc.assert(
      fc.property(typed, (text) => {
        expect(tags(render(withTyped(lean, `x${text}`)))).toEqual(plainTags(`x${text}`));
      }),
      { numRuns: 10 },
    );
  });
});
