import type { TypedNote } from '../notes.ts';

/** The twelve of the closed beta, each heard once. */
export const CLOSED_BETA_VOICES: readonly TypedNote[] = [
  {
    at: '2026-10-21 09:30',
    who: 'P-03',
    kind: 'interview',
    title: 'Buyer, wholesale',
    lines: [
      'q Friday I asked for twelve pallets and had a price before lunch. #faster',
      'q Luca knew we had changed supplier in spring. That saved me ten minutes. #history',
    ],
  },
  {
    at: '2026-10-21 11:00',
    who: 'P-05',
    kind: 'call',
    lines: [
      'q The big one came back the same morning, that is new. #faster',
      'o Mentions the order of last December without being asked; the rep had it open. #history',
    ],
  },
  {
    at: '2026-10-22 10:00',
    who: 'P-15',
    kind: 'interview',
    title: 'Purchasing manager',
    lines: [
      'q I sent it at eight and had an answer at nine. #faster',
      'q The bundle was put together from what we take every month. #offers',
    ],
  },
  {
    at: '2026-10-22 15:20',
    who: 'P-19',
    kind: 'call',
    lines: ['q Quick this time. #faster', 'q Mornings I am at the counter, call after two. #hour'],
  },
  {
    at: '2026-10-23 09:10',
    who: 'P-21',
    kind: 'call',
    lines: ['q Nothing special so far, the price was the usual one.'],
  },
  {
    at: '2026-10-23 14:40',
    who: 'P-22',
    kind: 'call',
    lines: ['q I ordered two rolls of tape and heard nothing until Thursday. #small !2'],
  },
  {
    at: '2026-10-26 10:15',
    who: 'P-36',
    kind: 'interview',
    title: 'Shop owner',
    lines: [
      'q For the Christmas stock you were faster than the others. #faster',
      'q It was the brand I sell, not the one you have too much of. #offers',
      'q Somebody called and I did not know what about. #why',
    ],
  },
  {
    at: '2026-10-26 16:00',
    who: 'P-44',
    kind: 'call',
    lines: [
      'q Good, quick. #faster',
      'q You rang at eight on a Monday and I could not tell about what. #why',
    ],
  },
  {
    at: '2026-10-27 09:45',
    who: 'P-52',
    kind: 'interview',
    title: 'Hotel, purchasing',
    lines: [
      'q For the conference you had the answer in an hour, normally I wait a day. #faster',
      'o Shows the three mails; the first is 52 minutes after the inquiry.',
    ],
  },
  {
    at: '2026-10-27 15:30',
    who: 'P-63',
    kind: 'call',
    lines: ['q I get calls I did not ask for. Is that on purpose? #why'],
  },
  {
    at: '2026-10-28 11:20',
    who: 'P-70',
    kind: 'call',
    lines: [
      'q The napkins came back last, after everything else. #small !2',
      'q And nobody says who decides the order of things. #why',
    ],
  },
  {
    at: '2026-10-29 10:00',
    who: 'P-88',
    kind: 'interview',
    title: 'Restaurant, owner',
    lines: [
      'q A computer gives me a mark? I would like to see it. #distrust',
      'i He minds not the score but that it is hidden.',
    ],
  },
];
