import { createChance } from '../chance.ts';
import type { Stage, Step } from '../stage.ts';
import { CUSTOMERS, makeRosterFile, ROSTER_HEADER } from './make-roster.ts';
import { codeOf, SEGMENT_OF_VOICE } from './voices-in-roster.ts';

const ROSTER_SEED = 20_260_824;

async function bringInRoster(stage: Stage): Promise<void> {
  const file = await stage.upload('anagrafica_2026-08.csv', makeRosterFile(createChance(ROSTER_SEED)));
  const { mapping } = await stage.call('imports.previewRoster', { file, mapping: null });
  const at = (name: string): number => ROSTER_HEADER.indexOf(name);
  stage.passMinutes(3);
  await stage.call('imports.commitRoster', {
    file,
    mapping: {
      ...mapping,
      customerNumberColumn: at('Codice'),
      nameColumn: at('Ragione sociale'),
      roleColumn: at('Tipo'),
      staffValues: ['Dipendente'],
      emailColumn: at('E-mail'),
      attributeColumns: [at('segment'), at('province'), at('since'), at('team')],
    },
  });
}

async function makeGroups(stage: Stage): Promise<void> {
  for (const segment of ['Wholesale', 'Retail', 'Horeca']) {
    await stage.call('segments.create', {
      name: segment,
      description: '',
      rule: {
        match: 'all',
        groups: [{ match: 'all', conditions: [{ test: 'one-of', attribute: 'segment', values: [segment] }] }],
      },
      personIds: [],
    });
  }
}

/** Volunteers agreed to be quoted but for a few; of the others every fifth takes part. */
async function askConsent(stage: Stage): Promise<void> {
  for (let place = 1; place <= CUSTOMERS; place += 1) {
    const isVolunteer = SEGMENT_OF_VOICE.has(place);
    if (!isVolunteer && place % 5 !== 0) continue;
    const { id } = await stage.personOf(codeOf(place));
    const consent = isVolunteer && place % 9 !== 0 ? 'quote' : 'take-part';
    await stage.call('segments.editPerson', { personId: id, change: { consent } });
  }
}

async function withdrawQuote(stage: Stage): Promise<void> {
  const { id } = await stage.personOf('P-18');
  await stage.call('segments.editPerson', { personId: id, change: { consent: 'take-part' } });
}

async function optOut(stage: Stage): Promise<void> {
  const { id } = await stage.personOf('P-26');
  await stage.call('segments.optOut', { personId: id });
}

/** Who there is: the customer list, the groups, and what people agreed to. */
export const ROSTER: readonly Step[] = [
  { at: '2026-08-24 10:10', run: bringInRoster },
  { at: '2026-08-24 10:40', run: makeGroups },
  { at: '2026-08-24 11:00', run: askConsent },
  { at: '2026-08-26 09:00', run: optOut },
  { at: '2026-11-23 17:20', run: withdrawQuote },
];
