export { ImportsPage } from './imports-page.tsx';
export { ImportWizardPage } from './import-wizard-page.tsx';
