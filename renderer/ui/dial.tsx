import { Pause, PowerOff, Undo2 } from 'lucide-react';
import { dialBarHeights, type DialSize } from './dial-geometry.ts';
import './dial.css';

export type DialStepState = 'planned' | 'current' | 'paused' | 'reached' | 'off' | 'rolled-back';

export type DialStep = {
  key: string;
  name: string;
  /** What stands beneath: "6 staff", "45". */
  people: string;
  /** What else there is to say of them, beneath in the large dial: "nobody listed"; null for nothing. */
  note: string | null;
  /** Share (0 to 1) of the step's people who have the feature; drawn in the current and paused step. */
  share: number;
  state: DialStepState;
};

export type DialProps = {
  steps: readonly DialStep[];
  size: DialSize;
  /** Reads every step, its people and its state. */
  label: string;
};

function percentWidth(share: number): string {
  return `${Math.round(Math.min(1, Math.max(0, share)) * 100)}%`;
}

function DialBar({ step, height }: { step: DialStep; height: number }) {
  const hasFill = step.state === 'current' || step.state === 'paused';
  return (
    <div className="dial-bar" style={{ height }}>
      {hasFill && <div className="dial-fill" style={{ width: percentWidth(step.share) }} />}
    </div>
  );
}

function SmallMark({ steps }: { steps: readonly DialStep[] }) {
  if (steps.some(({ state }) => state === 'off'))
    return <PowerOff className="icon-small tone-rollback" aria-hidden="true" />;
  if (steps.some(({ state }) => state === 'paused'))
    return <Pause className="icon-small" aria-hidden="true" />;
  if (!steps.some(({ state }) => state === 'rolled-back')) return null;
  return <Undo2 className="icon-small tone-rollback" aria-hidden="true" />;
}

function wordsOf({ name, people, note }: DialStep): string {
  return [`${name}: ${people}`, note].filter((part) => part !== null).join(', ');
}

/** The stepped bar of a rollout: who has the feature, step by step. */
export function Dial({ steps, size, label }: DialProps) {
  if (steps.length === 0) return null;
  const heights = dialBarHeights(steps.length, size);
  return (
    <div className="dial-frame" role="img" aria-label={label}>
      <div className={`dial dial-${size}`}>
        {steps.map((step, index) => (
          <div
            key={step.key}
            className={`dial-step dial-${step.state}`}
            title={size === 'small' ? undefined : wordsOf(step)}
          >
            <DialBar step={step} height={heights[index] ?? 0} />
            {size !== 'small' && <div className="dial-people">{step.people}</div>}
            {size === 'large' && (
              <div className="dial-name">
                {step.name}
                {step.note !== null && <div className="dial-note">{step.note}</div>}
              </div>
            )}
          </div>
        ))}
      </div>
      {size === 'small' && <SmallMark steps={steps} />}
    </div>
  );
}

const LEGEND: readonly DialStepState[] = ['reached', 'current', 'planned', 'paused', 'off', 'rolled-back'];

export type DialLegendProps = {
  /** "Fill is the share of that step's people who have the feature." */
  explanation: string;
  labels: Record<DialStepState, string>;
};

/** What each look of a step means. */
export function DialLegend({ explanation, labels }: DialLegendProps) {
  return (
    <div className="dial-legend small muted">
      <span className="dial-legend-words">{explanation}</span>
      {LEGEND.map((state) => (
        <span key={state} className="dial-legend-entry">
          <span className="dial dial-legend-dial" aria-hidden="true">
            <span className={`dial-step dial-${state}`}>
              <span className="dial-bar" style={{ height: 12 }}>
                {(state === 'current' || state === 'paused') && (
                  <span className="dial-fill" style={{ width: '60%' }} />
                )}
              </span>
            </span>
          </span>
          {labels[state]}
        </span>
      ))}
    </div>
  );
}
