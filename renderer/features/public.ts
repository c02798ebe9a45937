export { PortfolioPage } from './portfolio-page.tsx';
export { NewFeaturePage } from './new-feature-page.tsx';
export { FeaturePage, type FeaturePageProps } from './feature-page.tsx';
export { PlanTab } from './plan-tab.tsx';
export { FeatureDial, type FeatureDialProps } from './feature-dial.tsx';
export { Blackouts } from './blackouts.tsx';
export { OwnTemplates } from './own-templates.tsx';
export { useStartCalendar } from './use-start-calendar.ts';
