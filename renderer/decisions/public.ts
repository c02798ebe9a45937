export { DecisionsTab } from './decisions-tab.tsx';
export { RecordDecision } from './record-decision.tsx';
export { GateBadges } from './gate-badges.tsx';
