import { TextInput } from '@mantine/core';
import type { TFunction } from 'i18next';
import type { KeyboardEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { type FieldProps, mantineField } from './field.ts';
import { readTypedNumber } from './read-typed.ts';
import { useFormats } from './use-formats.ts';
import { useMustFill } from './use-must-fill.ts';
import { type Reading, useTypedText } from './use-typed-text.ts';

export type NumberFieldProps = FieldProps & {
  value: number | null;
  /** See `TypedTextOptions`. */
  onChange: (value: number | null) => unknown;
  /** marked: as wrong, in words that stand elsewhere. */
  look?: 'plain' | 'marked';
  min?: number;
  max?: number;
  digits?: 'decimal' | 'whole';
  /** With it the arrow keys change the number by so much. */
  step?: number;
  /** Stands inside at the right: "%", "days". */
  unit?: string;
  placeholder?: string;
};

type Limits = { min?: number; max?: number; digits: 'decimal' | 'whole'; decimal: '.' | ',' };

function readNumber(text: string, limits: Limits, t: TFunction<'ui'>): Reading<number | null> {
  if (text.trim() === '') return { ok: true, value: null };
  const value = readTypedNumber(text, limits.decimal);
  const example = limits.decimal === ',' ? '1.234,5' : '1,234.5';
  if (value === null) return { ok: false, error: t('numberNotRead', { example }) };
  if (limits.digits === 'whole' && !Number.isInteger(value))
    return { ok: false, error: t('wholeNumberOnly') };
  if (limits.min !== undefined && value < limits.min) {
    return { ok: false, error: t('numberTooSmall', { limit: limits.min }) };
  }
  if (limits.max !== undefined && value > limits.max) {
    return { ok: false, error: t('numberTooLarge', { limit: limits.max }) };
  }
  return { ok: true, value };
}

export type FieldKeys = {
  commit: () => void;
  revert: () => void;
  /** The arrow keys: 1 up, -1 down. */
  move?: (steps: 1 | -1) => void;
};

/** Enter takes what is typed, Escape takes it back; the arrows move a number where there are steps. */
export function fieldKeys({ commit, revert, move }: FieldKeys) {
  return (event: KeyboardEvent): void => {
    if (event.key === 'Enter') commit();
    if (event.key === 'Escape') revert();
    if (move === undefined || (event.key !== 'ArrowUp' && event.key !== 'ArrowDown')) return;
    event.preventDefault();
    move(event.key === 'ArrowUp' ? 1 : -1);
  };
}

/** Trailing zeros are not written while editing: 12.5, not 12.50. */
function writeForEditing(value: number | null, decimal: '.' | ','): string {
  if (value === null) return '';
  const rounded = Math.round(value * 1e6) / 1e6;
  return String(rounded).replace('.', decimal).replace('-', '\u2212');
}

/** A number read in the person's own way of writing it; checked on leaving the field. */
export function NumberField(props: NumberFieldProps) {
  const { value, onChange, min, max, digits = 'decimal', step, unit, placeholder, look, ...field } = props;
  const { t } = useTranslation('ui');
  const decimal = useFormats().language === 'it' ? ',' : '.';
  const limits: Limits = {
    digits,
    decimal,
    ...(min === undefined ? {} : { min }),
    ...(max === undefined ? {} : { max }),
  };
  const typed = useTypedText<number | null>({
    value,
    onChange,
    write: (number) => writeForEditing(number, decimal),
    read: (text) => readNumber(text, limits, t),
  });
  const mustFill = useMustFill(typed.text, field.required === true ? 'asked' : 'welcome');
  const move = (steps: 1 | -1): void => {
    const next = (value ?? 0) + steps * (step ?? 0);
    typed.set(Math.min(max ?? Infinity, Math.max(min ?? -Infinity, next)));
  };
  const keys = fieldKeys(step === undefined ? typed : { commit: typed.commit, revert: typed.revert, move });
  return (
    <TextInput
      {...(look === 'marked' ? { error: true } : {})}
      {...mantineField(field, typed.error ?? mustFill.error)}
      onInvalid={mustFill.onInvalid}
      ref={(input) => input?.setCustomValidity(typed.error ?? '')}
      value={typed.text}
      placeholder={placeholder ?? ''}
      inputMode={digits === 'whole' ? 'numeric' : 'decimal'}
      className="num"
      onChange={(event) => typed.type(event.currentTarget.value)}
      onBlur={typed.commit}
      onKeyDown={keys}
      {...(unit === undefined
        ? {}
        : {
            rightSection: <span className="muted small field-unit">{unit}</span>,
            rightSectionWidth: unit.length * 7 + 18,
          })}
    />
  );
}
