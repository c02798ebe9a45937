export { SettingsPage } from './settings-page.tsx';
export { FirstRun } from './first-run.tsx';
export { useDeedWords } from './use-deed-words.ts';
export { groupDeeds } from './group-deeds.ts';
