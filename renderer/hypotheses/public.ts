export { HypothesesTab } from './hypotheses-tab.tsx';
