export { ChecklistTab } from './checklist-tab.tsx';
