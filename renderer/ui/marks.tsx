import { Ban, Check, Hourglass, type LucideIcon, X } from 'lucide-react';
import type { ReactNode } from 'react';
import './marks.css';

/** A key of the keyboard. */
export function Kbd({ children }: { children: ReactNode }) {
  return <kbd className="kbd">{children}</kbd>;
}

export type DashedBadgeProps = { icon?: LucideIcon; children: ReactNode };

/** A caveat that stands wherever such numbers stand: sample data, volunteers, before / after. */
export function DashedBadge({ icon: Icon, children }: DashedBadgeProps) {
  return (
    <span className="dashed-badge">
      {Icon !== undefined && <Icon aria-hidden="true" />}
      {children}
    </span>
  );
}

/** A small plain label: a theme, a state. `tone` colours the words only. */
export function Chip({ tone, children }: { tone?: Tone; children: ReactNode }) {
  return <span className={tone === undefined ? 'chip' : `chip tone-${tone}`}>{children}</span>;
}

export type Tone = 'advance' | 'hold' | 'reduce' | 'rollback' | 'stop' | 'notyet';
export type VerdictCode = 'pass' | 'fail' | 'not-enough-yet' | 'not-answerable';

const VERDICT_ICONS: Record<VerdictCode, LucideIcon> = {
  pass: Check,
  fail: X,
  'not-enough-yet': Hourglass,
  'not-answerable': Ban,
};

export type VerdictProps = { verdict: VerdictCode; label: string };

/** Check, cross, hourglass or barred circle with its word. */
export function Verdict({ verdict, label }: VerdictProps) {
  const Icon = VERDICT_ICONS[verdict];
  return (
    <span className={`verdict verdict-${verdict}`}>
      <Icon aria-hidden="true" />
      {label}
    </span>
  );
}

export type CalloutProps = { tone: Tone | 'neutral'; icon?: LucideIcon; children: ReactNode };

/** A short tinted remark of the right panel: "Not enough yet. 38 more …". */
export function Callout({ tone, icon: Icon = Hourglass, children }: CalloutProps) {
  return (
    <div className={`callout callout-${tone}`}>
      <Icon className="icon" aria-hidden="true" />
      <div>{children}</div>
    </div>
  );
}

export type SeverityBarsProps = { level: number; label: string };

/** Nielsen's scale as four small rising bars; the label reads it. */
export function SeverityBars({ level, label }: SeverityBarsProps) {
  return (
    <span className="severity" role="img" aria-label={label}>
      {[1, 2, 3, 4].map((step) => (
        <i
          key={step}
          className={step <= level ? 'severity-full' : undefined}
          style={{ height: 4 + step * 2 }}
        />
      ))}
    </span>
  );
}
