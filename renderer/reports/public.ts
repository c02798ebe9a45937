export { ReportsPage } from './reports-page.tsx';
export { ReportPage } from './report-page.tsx';
export { ReportTab } from './report-tab.tsx';
