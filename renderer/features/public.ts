export { PortfolioPage } from './portfolio-page.tsx';
export { NewFeaturePage } from './new-feature-page.tsx';
export { FeaturePage, type FeaturePageProps } from './feature-page.tsx';
export { PlanTab } from './plan-tab.tsx';
export { FeatureDial, type FeatureDialProps } from './feature-dial.tsx';
