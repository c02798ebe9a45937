import type { ReportModel } from '#shared/reports/report-model.ts';

/** What people of an invented feature said. */
export const VOICES: ReportModel['voices'] = {
  attribute: 'type',
  heard: 31,
  people: 45,
  segments: [
    { segment: 'Wholesale', heard: 11, people: 14 },
    { segment: 'Retail', heard: 14, people: 19 },
    { segment: 'Horeca', heard: 6, people: 12 },
  ],
  notes: [
    { kind: 'interview', notes: 10 },
    { kind: 'survey', notes: 21 },
  ],
  themes: [
    {
      name: 'Large orders are answered faster',
      people: 19,
      dissent: 0,
      heard: 31,
      quote: {
        text: 'I had the quote on my desk before I finished my coffee.',
        personCode: 'P-19',
        segment: 'Retail',
      },
      cells: [
        { segment: 'Wholesale', people: 9, heard: 11 },
        { segment: 'Retail', people: 8, heard: 14 },
        { segment: 'Horeca', people: 2, heard: 6 },
      ],
    },
    {
      name: 'Offers fit better',
      people: 10,
      dissent: 1,
      heard: 31,
      quote: {
        text: 'For once the offer was what we buy, not what you sell.',
        personCode: 'P-15',
        segment: 'Wholesale',
      },
      cells: [
        { segment: 'Wholesale', people: 5, heard: 11 },
        { segment: 'Retail', people: 4, heard: 14 },
        { segment: 'Horeca', people: 1, heard: 6 },
      ],
    },
    {
      name: 'Small orders wait longer',
      people: 9,
      dissent: 2,
      heard: 31,
      quote: {
        text: 'Two days for six boxes of gloves. It used to be the same afternoon.',
        personCode: 'P-22',
        segment: 'Retail',
      },
      cells: [
        { segment: 'Wholesale', people: 1, heard: 11 },
        { segment: 'Retail', people: 6, heard: 14 },
        { segment: 'Horeca', people: 2, heard: 6 },
      ],
    },
    { name: 'The score is hard to explain', people: 4, dissent: 1, heard: 31, quote: null, cells: [] },
  ],
};
