import type { TypedNote } from '../notes.ts';

/** Interviews and calls with early adopters; the last one is being taken today. */
export const EARLY_INTERVIEWS: readonly TypedNote[] = [
  {
    at: '2026-11-05 09:20',
    who: 'P-07',
    kind: 'call',
    lines: ['o Reorders the same 11 articles every Tuesday by phone.', 'q Who decides whom you call first?'],
  },
  {
    at: '2026-11-05 14:30',
    who: 'P-03',
    kind: 'interview',
    title: 'Buyer, wholesale',
    lines: [
      'q Anything above a pallet has an answer the same morning now. #faster',
      'q Luca asked about the shelf we moved in June. He had it in front of him. #history',
      'q You always say why you call, I have no question about that. #-why',
      'o Compares two quotes side by side: 2 h 10 this week, a day and a half in May. #faster',
    ],
  },
  {
    at: '2026-11-06 10:00',
    who: 'P-05',
    kind: 'interview',
    title: 'Household goods, owner',
    lines: [
      'q The order for the fair was confirmed while I was still on the phone with my husband. #faster',
      'q I do not have to explain our shop again every time. #history',
      'i What she values is being known; speed comes second.',
    ],
  },
  {
    at: '2026-11-10 11:00',
    who: 'P-15',
    kind: 'interview',
    title: 'Purchasing manager',
    lines: [
      'q Forty cartons, one hour. Last year I would have called twice. #faster',
      'q For once the offer was what we buy, not what you sell. #offers',
      'q Your man knew that we close in August. #history',
      'i The history field seems to matter as much as the score itself.',
    ],
  },
  {
    at: '2026-11-11 15:00',
    who: 'P-36',
    kind: 'interview',
    title: 'Shop owner',
    lines: [
      'q The Advent order came back before I had counted the shelf. #faster',
      'q It was a bundle I could sell in a week. #offers',
      'q Then somebody rings about gloves and I have no idea why. #why',
      'o Three question marks beside our number on her call list. #why',
    ],
  },
  {
    at: '2026-11-12 10:30',
    who: 'P-77',
    kind: 'interview',
    title: 'Depot manager',
    lines: [
      'q With the large lots you are now the first to answer. #faster',
      'q He remembered our problem with the pallets in spring. #history',
      'o The morning of 12 November is missing: no mail left our server before noon.',
    ],
  },
  {
    at: '2026-11-13 09:30',
    who: 'P-81',
    kind: 'interview',
    title: 'Stationery shop',
    lines: [
      'q School orders are big and they went through at once. #faster',
      'q Paolo knows which schools we serve. #history',
    ],
  },
  {
    at: '2026-11-16 14:00',
    who: 'P-118',
    kind: 'interview',
    title: 'Wholesale, two partners',
    lines: [
      'q We noticed it on the container: answer the same day. #faster',
      'q And it left out what we never take. #offers',
      'o Both partners tick seven of the nine lines of the offer while they talk. #offers',
    ],
  },
  {
    at: '2026-11-17 10:00',
    who: 'P-31',
    kind: 'interview',
    title: 'Pastry shop, owner',
    lines: [
      'q For the small things nothing changed, and that is fine for me. #-small',
      'q Call me after the morning batch, between ten and eleven. #hour',
      'o Orders once a week, four lines, never more than 60 €.',
    ],
  },
  {
    at: '2026-11-18 15:30',
    who: 'P-127',
    kind: 'interview',
    title: 'Hardware shop',
    lines: [
      'q Big machines: quote in the afternoon, order in the evening. #faster',
      'q I was called about screws. Screws! #why',
      'q If a program sorts us, fine, as long as somebody answers. #-distrust',
    ],
  },
  {
    at: '2026-11-24 10:28',
    who: 'P-07',
    kind: 'interview',
    title: 'Purchasing, restaurant group',
    lines: [
      'q You called back within the hour about the two coffee machines. Last spring that took you a day. #faster',
      'o Opens her phone log while talking: two calls from us on Monday, none for the 40 € order on Wednesday. #small',
      'q My small orders go to the end of the line now. I can feel it. #small !2',
      'i The score may rank restaurants low because single orders are small, although the yearly volume is not.',
    ],
    draft: 'q If it is urgent I ring Paolo directly, so the computer does not #work',
  },
];
