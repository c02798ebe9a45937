import { ArrowUpRight, ChevronsDown, type LucideIcon, OctagonX, Pause, Undo2 } from 'lucide-react';
import type { ReactNode } from 'react';
import './advice.css';

export type AdviceVerb = 'advance' | 'hold' | 'reduce' | 'roll-back' | 'stop';

const ICONS: Record<AdviceVerb, LucideIcon> = {
  advance: ArrowUpRight,
  hold: Pause,
  reduce: ChevronsDown,
  'roll-back': Undo2,
  stop: OctagonX,
};

export type AdviceWordProps = { verb: AdviceVerb; label: string; size?: 'body' | 'large' };

/** The advice as one word with its one icon and its one colour. */
export function AdviceWord({ verb, label, size = 'body' }: AdviceWordProps) {
  const Icon = ICONS[verb];
  return (
    <span className={`advice-word advice-word-${size} advice-${verb}`}>
      <Icon aria-hidden="true" />
      {label}
    </span>
  );
}

export type AdviceBandProps = {
  verb: AdviceVerb;
  label: string;
  /** One sentence of reason. */
  sentence: ReactNode;
  /** The one next action, in words. */
  next?: ReactNode;
  /** The one button. */
  action?: ReactNode;
};

/** The only tinted band of the main column: word, reason, next action, button. */
export function AdviceBand({ verb, label, sentence, next, action }: AdviceBandProps) {
  return (
    <div className={`advice-band advice-band-${verb}`}>
      <AdviceWord verb={verb} label={label} size="large" />
      <div className="grow">
        <div className="advice-sentence">{sentence}</div>
        {next !== undefined && <div className="small soft advice-next">{next}</div>}
      </div>
      {action}
    </div>
  );
}
