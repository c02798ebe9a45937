export { PlanSimulator, type PlanSimulatorProps } from './plan-simulator.tsx';
