import { describe, expect, it } from 'vitest';
import { renderReport } from './render-report.ts';
import { gateOf, type ReportModel } from './report-model.ts';
import type { Gate } from '#shared/decisions/gate.ts';
import { createWords } from '#shared/words/create-words.ts';
import { createFormats } from '#shared/words/format.ts';
import type { Language } from '#shared/words/language.ts';
import { buildReportModel } from '#tests/support/build-report-model.ts';

const full = buildReportModel();

function textOf(model: ReportModel, language: Language): string {
  return renderReport(model, {
    words: createWords(language, {}, 'Europe/Rome'),
    formats: createFormats(language, 'Europe/Rome'),
    evidenceHash: 'b03d52'.padEnd(64, '1'),
  })
    .replace(/<style>[\s\S]*<\/style>/, '')
    .replace(/<[^>]*>/g, ' ')
    .replace(/\s+/g, ' ');
}

function textWith(change: Partial<Gate>, language: Language = 'en'): string {
  const gate = gateOf(full);
  if (gate === null) throw new Error('The model has a gate.');
  const model: ReportModel = { ...full, standing: { kind: 'judged', gate: { ...gate, ...change } } };
  return textOf(model, language);
}

const LOOKS: Gate['looks'] = {
  all: [
    { index: 0, day: '2026-11-30', upTo: '2026-11-29', fraction: 0.5 },
    { index: 1, day: '2026-12-14', upTo: '2026-12-13', fraction: 1 },
  ],
  reached: null,
  nextDay: '2026-11-30',
  isLast: true,
  isComplete: true,
};

const WATCHED: Gate['watched'] = [
  {
    metricId: 'complaints',
    metric: 'Complaints',
    state: 'warning',
    lacks: null,
    evidence: 7,
    needed: 20,
    warningAt: 5,
    onHarm: 'roll-back',
    crossing: null,
    working: null,
  },
];

describe('the gate in a report', () => {
  it.each([
    [
      'en',
      'Planned looks 30 Nov and 14 Dec; the first on 30 Nov. Benefit is judged at these looks only.',
      'Complaints: Careful. If harm is shown: take it back from everyone.',
      'The newest numbers are 12 days old.',
    ],
    [
      'it',
      'Verifiche previste 30 nov e 14 dic; la prima il 30 nov. Il beneficio si giudica solo a queste verifiche.',
      'Complaints: Attenzione. Se il danno è dimostrato: toglierla a tutti.',
      'I numeri più recenti hanno 12 giorni.',
    ],
  ] as const)(
    'tells its looks, its watch and whether the numbers can be trusted (%s)',
    (language, looks, watch, data) => {
      const text = textWith(
        {
          looks: LOOKS,
          watched: WATCHED,
          data: [
            {
              code: 'numbers-stale',
              weight: 'blocking',
              sentence: { code: 'data.numbers-stale', values: { count: 12 } },
              metricId: null,
              working: null,
            },
          ],
        },
        language,
      );
      for (const words of [looks, watch, data]) expect(text).toContain(words);
    },
  );

  it('says nothing of them in a record from before they were kept', () => {
    const text = textWith({ looks: null, watched: [], data: [] });
    for (const words of ['Planned looks', 'watched every day', 'can be trusted']) {
      expect(text).not.toContain(words);
    }
  });
});

describe('the checklist on page one', () => {
  it('says that the gate does not wait for open items where no criterion asks for them', () => {
    const said = 'The gate does not ask for the checklist, so it does not wait for it. Open:';
    expect(textWith({})).not.toContain(said);
    expect(textWith({ criteria: [] })).toContain(said);
    expect(textWith({ criteria: [] }, 'it')).toContain(
      'Il varco non chiede la checklist, quindi non la aspetta.',
    );
  });
});

describe('the top risk', () => {
  const harm = { code: 'reason.harm-shown-plain', values: { metric: 'Complaints' } };

  it('is the harm that was shown, also when no severe problem is open', () => {
    const gate = gateOf(full);
    if (gate === null) throw new Error('The model has a gate.');
    const standing = { kind: 'judged', gate: { ...gate, step: 'harm', reason: harm } } as const;
    expect(textOf({ ...full, severe: [], standing }, 'en')).toMatch(
      /Top risk Complaints: [^.]*worse[^.]*\. No severe problem is open\./,
    );
  });

  it('names a guardrail whose watch is not calm where the advice has another reason', () => {
    expect(textWith({ watched: WATCHED, step: 'kill-switch' })).toContain('Top risk Complaints: Careful.');
    expect(textWith({ watched: [], step: 'hold' })).not.toContain('Careful');
  });
});

describe('the looks of a phase that is over', () => {
  it('are not told as still to come', () => {
    const gate = gateOf(full);
    const [, decision] = full.decisions;
    if (gate === null || decision === undefined) throw new Error('The model has a gate and decisions.');
    const standing = { kind: 'decided', gate: { ...gate, looks: LOOKS }, decision } as const;
    const text = textOf({ ...full, standing }, 'en');
    expect(text).toMatch(/Planned for 30 Nov and 14 Dec\. The phase ended with the decision of 2 Nov 2026/);
    expect(text).not.toContain('the first on 30 Nov');
  });
});
