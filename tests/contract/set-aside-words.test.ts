import { describe, expect, it } from 'vitest';
import { shellWordsEn } from '#electron/shell/words-en.ts';
import { shellWordsIt } from '#electron/shell/words-it.ts';
import en from '#renderer/locales/en/imports.json' with { type: 'json' };
import italian from '#renderer/locales/it/imports.json' with { type: 'json' };
import type { SetAsideCode } from '#shared/imports/row-mapping.ts';

/** Every reason a row of a file may be set aside; a new one does not compile before it stands here. */
const OF_FILES = Object.keys({
  'ragged-row': true,
  'unterminated-quote': true,
  'text-after-quote': true,
  'quotes-inside-cells': true,
  'nul-character': true,
  'line-too-long': true,
  'not-a-record': true,
  'header-row': true,
  'number-unreadable': true,
  'negative-count': true,
  'count-not-whole': true,
  'more-successes-than-trials': true,
  'events-without-exposure': true,
  'duration-not-positive': true,
  'squares-impossible': true,
  'day-unreadable': true,
  'no-such-day': true,
  'weekday-mismatch': true,
  'year-missing': true,
  'day-in-future': true,
  'person-missing': true,
  'arm-unknown': true,
  'arm-missing': true,
  'total-row': true,
  'duplicate-key': true,
} satisfies Record<SetAsideCode, true>);
const OF_ROSTERS = ['name-missing', 'name-too-long', 'number-too-long', 'email-too-long', 'key-of-another'];
const OF_MENDING = ['stands-already', 'no-figures'];
const ON_SCREEN = [...OF_FILES, ...OF_ROSTERS, ...OF_MENDING, 'other'].toSorted();

describe.each([
  ['English', en, shellWordsEn],
  ['Italian', italian, shellWordsIt],
])('a row that is set aside, in %s', (_language, screen, shell) => {
  it('has its reason and what would mend it on screen', () => {
    expect(Object.keys(screen.why).toSorted()).toEqual(ON_SCREEN);
    expect(Object.keys(screen.mend).toSorted()).toEqual(ON_SCREEN);
  });

  it('has its reason on the command line', () => {
    expect(Object.keys(shell.setAside).toSorted()).toEqual(OF_FILES.toSorted());
  });
});
