export { ImportsPage } from './imports-page.tsx';
export { ImportWizardPage } from './import-wizard-page.tsx';
export { SourcesPage } from './sources-page.tsx';
export { EditSourcePage, NewSourcePage } from './source-wizard-page.tsx';
