import { SegmentedControl } from '@mantine/core';
import './segments.css';

export type SegmentOption<Value extends string> = { value: Value; label: string };

export type SegmentsProps<Value extends string> = {
  /** What is being chosen; read out, not shown. */
  label: string;
  /** Null while nothing is chosen. */
  value: Value | null;
  options: readonly SegmentOption<Value>[];
  onChange: (value: Value) => void;
};

/** Two to five views of the same thing, one of them on. */
export function Segments<Value extends string>({ label, value, options, onChange }: SegmentsProps<Value>) {
  return (
    <SegmentedControl<Value | ''>
      aria-label={label}
      value={value ?? ''}
      data={[...options]}
      onChange={(next) => next !== '' && onChange(next)}
    />
  );
}

export type LabelledSegmentsProps<Value extends string> = SegmentsProps<Value> & {
  /** Where the words stand. */
  words?: 'above' | 'beside';
};

/** A small choice with its words. */
export function LabelledSegments<Value extends string>({
  words = 'beside',
  ...segments
}: LabelledSegmentsProps<Value>) {
  return (
    <div className={`labelled-segments labelled-segments-${words}`}>
      <span className="labelled-words" aria-hidden="true">
        {segments.label}
      </span>
      <Segments {...segments} />
    </div>
  );
}
