import type { Themes } from '../notes.ts';

/** Short names used while typing; the theme's own name is what the app shows. */
export const THEMES: Themes = {
  faster: 'Faster replies on large orders',
  offers: 'Offers fit better',
  small: 'Small orders wait longer',
  why: 'Does not know why we call',
  history: 'The rep knows our history',
  hour: 'Wants to choose the hour',
  distrust: 'Distrusts scoring by software',
};
