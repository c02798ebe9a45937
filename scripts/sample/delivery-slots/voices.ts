import type { Themes, TypedNote } from '../notes.ts';
import { exposedCode, type Rollout } from '../rollout.ts';

export const THEMES: Themes = {
  plan: 'Can plan the day',
  late: 'Slot is not kept',
  narrow: 'Two hours are too narrow in town',
};

type Heard = readonly [at: string, place: number, kind: TypedNote['kind'], lines: readonly string[]];

const HEARD: readonly Heard[] = [
  [
    '2026-10-13 11:00',
    1,
    'call',
    ['q I sent the boy to the post office, because I knew when you would come. #plan'],
  ],
  ['2026-10-15 15:00', 4, 'call', ['q Between ten and twelve, and it was half past ten. #plan']],
  [
    '2026-10-22 10:30',
    7,
    'interview',
    [
      'q For once I did not wait with the shutter up. #plan',
      'q In the old town two hours are a wish. #narrow',
    ],
  ],
  ['2026-10-28 16:00', 9, 'call', ['q Twenty minutes late, no harm done. #late !1']],
  [
    '2026-11-12 12:00',
    14,
    'call',
    ['q I paid somebody to wait from two to four. You came at five. #late !2'],
  ],
  [
    '2026-11-13 17:00',
    20,
    'call',
    ['q Late again, and nobody rang. #late !2', 'q When it works it is wonderful. #plan'],
  ],
  [
    '2026-11-17 09:30',
    26,
    'observation',
    ['o The van stands 25 minutes before the gate of the old town; four slots behind it are lost. #narrow'],
  ],
  ['2026-11-18 16:30', 30, 'call', ['q Three of five were late this week. #late !3']],
];

const RESOLVED_LATE = 'All customers of the depot are back on the morning tour; each was called by Sara.';

/** The delivery that weighed most: fish for a wedding, four hours late. */
function spoiledDelivery(rollout: Rollout): TypedNote {
  return {
    at: '2026-11-19 15:20',
    who: (stage) => exposedCode(stage, rollout, 34),
    kind: 'call',
    title: 'Complaint by telephone',
    lines: [
      'q The fish for the wedding came four hours late and warm. I threw all of it away. #late !4',
      'o Sends photographs: crates in the sun beside the kitchen door at 13:10.',
    ],
    resolved: {
      line: 0,
      at: '2026-11-23 10:05',
      text: 'Goods refunded, € 420; slots switched off for everybody on 20 November; fresh goods leave on the cooled morning tour only.',
    },
  };
}

function heardNote(rollout: Rollout, [at, place, kind, lines]: Heard): TypedNote {
  const note: TypedNote = { at, who: (stage) => exposedCode(stage, rollout, place), kind, lines };
  const isSevere = lines.some((line) => line.includes('!3'));
  return isSevere ? { ...note, resolved: { line: 0, at: '2026-11-23 10:20', text: RESOLVED_LATE } } : note;
}

export function deliveryVoices(rollout: Rollout): TypedNote[] {
  return [...HEARD.map((heard) => heardNote(rollout, heard)), spoiledDelivery(rollout)];
}
