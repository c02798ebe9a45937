import type { TypedNote } from '../notes.ts';

const PULSE = 'Weekly pulse';

function answer(at: string, who: string, lines: readonly string[]): TypedNote {
  return { at, who, kind: 'survey', title: PULSE, lines };
}

/** Answers to the weekly pulse, typed in from the form. */
export const EARLY_SURVEYS: readonly TypedNote[] = [
  answer('2026-11-06 16:00', 'P-21', [
    'q Large inquiries: yes, faster. #faster',
    'q The offer matched our list line by line. #offers',
  ]),
  answer('2026-11-06 16:10', 'P-19', [
    'q I had the quote on my desk before I finished my coffee. #faster',
    'q It was the right brand for once. #offers',
    'q A box to tick for the hour would help. #hour',
  ]),
  answer('2026-11-06 16:20', 'P-44', [
    'q Same day on everything that is worth it. #faster',
    'q I never know what the call will be about. #why',
  ]),
  answer('2026-11-06 16:30', 'P-49', [
    'q On the shelf order you beat the others by a day. #faster',
    'q Please not during the delivery at nine. #hour',
  ]),
  answer('2026-11-10 16:00', 'P-52', [
    'q Conference linen: one hour. #faster',
    'q You left out what a hotel does not need. #offers',
    'q Luca knew our renovation dates. #history',
  ]),
  answer('2026-11-10 16:15', 'P-58', [
    'q Fast on the pallets, really. #faster',
    'q Fewer lines, better lines. #offers',
    'q I do not mind the software, it has been right so far. #-distrust',
  ]),
  {
    ...answer('2026-11-12 16:00', 'P-88', [
      'q My order of gloves was never answered. I bought them elsewhere. #small !3',
      'q A machine decided I can wait. #distrust',
    ]),
    resolved: {
      line: 0,
      at: '2026-11-17 11:40',
      text: 'Inquiries without an answer after four hours now go to the rep whatever their score; P-88 called on 16 November, order delivered.',
    },
  },
  answer('2026-11-13 16:00', 'P-07', ['q I got three offers in one mail and one was for us. #-offers']),
  answer('2026-11-13 16:10', 'P-63', [
    'q The large order, yes, quick. #faster',
    'q Two calls in a week and no reason given. #why',
    'q I would rather be judged by a person. #distrust',
    'q The offer was for a shop twice our size. #-offers',
  ]),
  answer('2026-11-13 16:25', 'P-70', [
    'q I saw no difference on the large one. #-faster',
    'q And the small ones come last. #small !2',
    'q Who calls, and about what? #why',
  ]),
  answer('2026-11-13 16:40', 'P-96', [
    'q Container answered before noon. #faster',
    'q We got an offer for things we stopped selling. #-offers',
    'q Between one and two there is nobody here. #hour',
  ]),
  answer('2026-11-13 16:50', 'P-102', [
    'q Quick on the toys. #faster',
    'q The bundle fitted the shop window. #offers',
    'q Mondays we are closed, yet the phone rings. #hour',
  ]),
  answer('2026-11-18 16:00', 'P-22', [
    'q Two days for six boxes of gloves. It used to be the same afternoon. #small !2',
    'q Our large order took as long as ever. #-faster',
  ]),
  answer('2026-11-18 16:10', 'P-18', [
    'q My envelopes wait until the big fish are fed. #small',
    'q I do not want to be a number in a list. #distrust',
  ]),
  answer('2026-11-18 16:20', 'P-139', [
    'q The garden furniture: three hours. #faster',
    'q Twine and labels: three days. #small !1',
  ]),
  answer('2026-11-18 16:30', 'P-142', [
    'q Not faster for us. #-faster',
    'q Your colleague could not say why he rang. #why',
  ]),
  answer('2026-11-19 16:00', 'P-12', [
    'q Small or large, I had an answer before lunch. #-small',
    'q I was surprised by the call, pleasantly. #why',
  ]),
  answer('2026-11-19 16:10', 'P-111', [
    'q Two kilos of salt took until Friday. #small',
    'q You phoned about the terrace heaters. I never asked. #why',
  ]),
  answer('2026-11-19 16:20', 'P-158', [
    'q The offer had our sizes in it. #offers',
    'q He knew we share the order with the shop next door. #history',
  ]),
  answer('2026-11-19 16:30', 'P-163', [
    'q Good mix, no padding. #offers',
    'q They remembered the damaged lot. #history',
  ]),
  answer('2026-11-20 16:00', 'P-176', [
    'q No change on the big ones. #-faster',
    'q Small ones slower, if anything. #small',
    'q First a mail, then a call, about the same thing. Why? #why',
  ]),
  answer('2026-11-20 16:10', 'P-187', ['q The refill order sat for two days. #small !1']),
];
