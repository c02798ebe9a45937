export { MetricsTab } from './metrics-tab.tsx';
