export { AskForArm } from './ask-for-arm.tsx';
export { MetricsTab } from './metrics-tab.tsx';
