import type { Themes, TypedNote } from '../notes.ts';
import { exposedCode, type Rollout } from '../rollout.ts';

export const THEMES: Themes = {
  label: 'The label prints at once',
  date: 'Knows when the money comes',
  photo: 'Photo will not upload',
  phone: 'Would rather call',
};

function answer(at: string, who: TypedNote['who'], lines: readonly string[]): TypedNote {
  return { at, who, kind: 'survey', title: 'After the first return', lines };
}

const EARLY_LINES: readonly (readonly string[])[] = [
  ['q Label, box, done. #label', 'q The date is what I always asked for. #date'],
  ['q It wanted a photo and my telephone is too old. #photo !2'],
  ['q I print it at the counter while the customer waits. #label'],
  ['q I still ring, out of habit. #phone', 'q But I see the refund day now. #date'],
  ['o Tries the photo three times, then sends it by mail. #photo !2'],
  ['q No form, no envelope, no stamp. #label'],
  ['q I knew on Monday that the money would come on Thursday, and it did. #date'],
];

const BROADER_LINES: readonly (readonly string[])[] = [
  ['q The label came out before the kettle boiled. #label'],
  ['q For once I can tell my accountant the day. #date'],
  ['q I would rather talk to somebody about a damaged lot. #phone'],
  ['q Label fine, photo fine since the update. #label #-photo'],
  ['q It says Friday and on Friday it was there. #date'],
  ['q Two clicks, a label. #label', 'q You could ask less. '],
  ['q The photo goes through now. #-photo'],
  ['q I call when it is more than a pallet, that will not change. #phone'],
  ['q The day of the refund is in the first line. Good. #date'],
  ['q Printer at the other end of the house, otherwise perfect. #label'],
  ['q I returned the wrong box and could undo it. '],
  ['q Three returns, three labels, no telephone. #label #-phone'],
  ['q The money came a day early. #date'],
];

const EARLY_DAYS = [
  '2026-10-12',
  '2026-10-14',
  '2026-10-16',
  '2026-10-20',
  '2026-10-22',
  '2026-10-27',
  '2026-10-29',
];
const BROADER_DAYS = [
  '2026-11-06',
  '2026-11-09',
  '2026-11-10',
  '2026-11-11',
  '2026-11-12',
  '2026-11-13',
  '2026-11-16',
  '2026-11-17',
  '2026-11-18',
  '2026-11-19',
  '2026-11-20',
  '2026-11-20',
  '2026-11-23',
];

type Spoken = { days: readonly string[]; lines: readonly (readonly string[])[]; firstPlace: number };

function spoken(rollout: Rollout, { days, lines, firstPlace }: Spoken): TypedNote[] {
  return days.map((day, index) =>
    answer(
      `${day} 17:40`,
      (stage) => exposedCode(stage, rollout, firstPlace + index * 3),
      lines[index] ?? [],
    ),
  );
}

/** Seven early adopters and thirteen of the random sample, each heard once. */
export function returnsVoices(rollout: Rollout): TypedNote[] {
  return [
    ...spoken(rollout, { days: EARLY_DAYS, lines: EARLY_LINES, firstPlace: 2 }),
    ...spoken(rollout, { days: BROADER_DAYS, lines: BROADER_LINES, firstPlace: 40 }),
  ];
}
