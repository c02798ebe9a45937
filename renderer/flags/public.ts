export { FlagTab } from './flag-tab.tsx';
export { KillSwitch } from './kill-switch.tsx';
