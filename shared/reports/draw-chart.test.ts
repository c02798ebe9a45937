import { describe, expect, it } from 'vitest';
import { type Chart, drawChart } from './draw-chart.ts';

const point = (day: string, estimate: number) => ({
  day,
  estimate,
  low: estimate - 0.1,
  high: estimate + 0.1,
});

function chart(fields: Partial<Chart> = {}): Chart {
  return {
    key: 'won',
    label: 'Inquiries won over time',
    arms: [
      { look: 'pilot', label: 'Pilot', points: [point('2026-11-01', 0.2), point('2026-11-08', 0.3)] },
      { look: 'control', label: 'Control', points: [point('2026-11-01', 0.2), point('2026-11-09', 0.22)] },
    ],
    lines: [{ look: 'limit', value: 0.5, label: 'Limit' }],
    phases: [{ name: 'Beta', from: '2026-10-01', to: '2026-12-01' }],
    writeValue: (value) => value.toFixed(2),
    writeTick: (value) => value.toFixed(1),
    writeDay: (day) => day.slice(5),
    ...fields,
  };
}

function count(markup: string, pattern: RegExp): number {
  return [...markup.matchAll(pattern)].length;
}

describe('a chart', () => {
  it('draws line, band and end of each arm, the limit, and names them in the picture', () => {
    const markup = drawChart(chart())?.markup ?? '';
    expect(count(markup, /class="line (pilot|control)"/g)).toBe(3);
    expect(count(markup, /class="end (pilot|control)"/g)).toBe(2);
    expect(count(markup, /class="rule limit"/g)).toBe(1);
    expect(markup).toContain('Pilot 0.30');
    expect(markup).toContain('aria-label="Inquiries won over time"');
    expect(markup).not.toContain('NaN');
  });

  it('breaks a line where more than a week has no number', () => {
    const points = [point('2026-11-01', 0.2), point('2026-11-10', 0.3)];
    const markup = drawChart(chart({ arms: [{ look: 'pilot', label: 'Pilot', points }] }))?.markup ?? '';
    expect(count(markup, /class="line pilot"/g)).toBe(2);
  });

  it('of a single day, or of equal values, has finite places', () => {
    const points = [{ day: '2026-11-01', estimate: 0, low: 0, high: 0 }];
    const markup = drawChart(chart({ arms: [{ look: 'pilot', label: 'Pilot', points }], lines: [] }))?.markup;
    expect(markup).not.toMatch(/NaN|Infinity/);
  });

  it('is not drawn without a number', () => {
    expect(drawChart(chart({ arms: [{ look: 'pilot', label: 'Pilot', points: [] }] }))).toBeNull();
  });
});
