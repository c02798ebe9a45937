import { SegmentedControl } from '@mantine/core';

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
