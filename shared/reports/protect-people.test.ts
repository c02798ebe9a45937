import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { buildLeanReportModel, buildReportModel } from '#tests/support/build-report-model.ts';
import { protectPeople } from './protect-people.ts';
import { renderReport } from './render-report.ts';
import type { ReportModel } from './report-model.ts';
import { createWords } from '#shared/words/create-words.ts';
import { createFormats } from '#shared/words/format.ts';

const words = createWords('en');
const formats = createFormats('en');
const nobody = { people: [], unquotable: new Set<string>(), instead: 'withheld' };

function render(model: ReportModel): string {
  return renderReport(model, { words, formats, evidenceHash: 'b03d52' });
}

/** Somebody named in every place where a person types freely. */
function naming(model: ReportModel, name: string): ReportModel {
  const free = new Set([
    'name',
    'summary',
    'reason',
    'dissent',
    'text',
    'segment',
    'fileName',
    'change',
    'because',
    'metric',
  ]);
  return JSON.parse(JSON.stringify(model), (key, value: unknown) =>
    typeof value === 'string' && free.has(key) ? `${value}, as ${name} said` : value,
  ) as ReportModel;
}

describe('a report', () => {
  it('never names anybody of the roster, whatever was typed where', () => {
    const model = buildLeanReportModel();
    const name = fc.stringMatching(/^[A-ZÀ-Ü][a-zà-ü]{3,9}( [A-ZÀ-Ü][a-zà-ü]{3,9}){1,2}$/);
    const email = fc.stringMatching(/^[a-z]{3,8}\.[a-z]{3,8}@[a-z]{3,8}\.(it|com)$/);
    fc.assert(
      fc.property(name, email, (rosterName, rosterEmail) => {
        const typed = naming(naming(model, rosterName), rosterEmail);
        const people = [{ code: 'P-77', name: rosterName, email: rosterEmail }];
        expect(render(typed)).toContain(rosterEmail);
        const page = render(protectPeople(typed, { ...nobody, people })).toLowerCase();
        expect(page).not.toContain(rosterName.normalize('NFC').toLowerCase());
        expect(page).not.toContain(rosterEmail);
        expect(page).toContain('p-77');
      }),
      { numRuns: 20 },
    );
  });

  it('lets those who decided sign with their names, also when they are in the roster', () => {
    const people = [{ code: 'P-03', name: 'Giulia Conti', email: '' }];
    expect(render(protectPeople(buildReportModel(), { ...nobody, people }))).toContain('Giulia Conti');
  });

  it('keeps its codes when somebody is called like one', () => {
    const people = ['hold', 'pilot', 'picked', 'primary', 'current', 'proportion'].map((each, index) => ({
      code: `P-${index + 10}`,
      name: each,
      email: '',
    }));
    expect(() => render(protectPeople(buildReportModel(), { ...nobody, people }))).not.toThrow();
  });

  it('prints no words, in the gate neither, that may not be quoted', () => {
    const model = buildReportModel();
    if (model.standing.kind !== 'judged') throw new Error('the model is judged');
    const reason = { code: 'reason.catastrophe-open', values: { count: 1, text: 'You lost my order' } };
    const gate = { ...model.standing.gate, reason };
    const page = render(
      protectPeople(
        { ...model, standing: { kind: 'judged', gate } },
        { ...nobody, unquotable: new Set(['You lost my order']) },
      ),
    );
    expect(page).not.toContain('You lost my order');
    expect(page).toContain('withheld');
  });
});
