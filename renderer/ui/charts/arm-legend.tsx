import type { ChartArm } from './chart-types.ts';

const SAMPLE = { width: 26, height: 12 };

type LegendProps = {
  arms: readonly Pick<ChartArm, 'look' | 'label' | 'dash'>[];
  /** What the band around a line is; left out where none is drawn. */
  band?: string;
  /** Levels drawn through all charts. */
  levels?: readonly { kind: 'target' | 'limit'; label: string }[];
};

/** The lines of many charts named once above them, each with a piece of itself. */
export function ArmLegend({ arms, band, levels }: LegendProps) {
  return (
    <p className="chart-legend small">
      {arms.map(({ look, label, dash }) => (
        <span key={label} className="chart-legend-entry">
          <svg {...SAMPLE} aria-hidden="true" className={`chart-arm-${look}`}>
            {band !== undefined && <rect width="26" height="12" fill={`var(--band-${look})`} />}
            <line
              x1="0"
              x2="26"
              y1="6"
              y2="6"
              className="chart-legend-line"
              strokeDasharray={dash ?? (look === 'pilot' ? undefined : '6 4')}
            />
          </svg>
          <span data-picture>{label}</span>
        </span>
      ))}
      {levels?.map(({ kind, label }) => (
        <span key={kind} className="chart-legend-entry">
          <svg {...SAMPLE} aria-hidden="true">
            <line x1="0" x2="26" y1="6" y2="6" className={`chart-${kind}`} />
          </svg>
          <span data-picture>{label}</span>
        </span>
      ))}
      {band !== undefined && (
        <span className="muted" data-picture>
          {band}
        </span>
      )}
    </p>
  );
}
