import { Input } from '@mantine/core';
import { useId } from 'react';
import { useTranslation } from 'react-i18next';
import type { FieldProps } from './field.ts';
import { NumberField } from './number-field.tsx';
import './people-field.css';

export type PeopleFieldProps = Omit<FieldProps, 'width'> & {
  people: number | null;
  /** Everybody the percentage is of; 0 hides the percentage. */
  base: number;
  onChange: (people: number | null) => void;
  /** "customers", "staff": stands between the two. */
  peopleUnit: string;
};

/** A number of people and the same as a percentage, each moving the other. */
export function PeopleField({ people, base, onChange, peopleUnit, ...field }: PeopleFieldProps) {
  const { t } = useTranslation('ui');
  const id = useId();
  const percent = people === null || base === 0 ? null : Math.round((people / base) * 1000) / 10;
  const fromPercent = (share: number | null): void =>
    onChange(share === null ? null : Math.round((share / 100) * base));
  const labelled = field.labelHidden === true ? { 'aria-label': field.label } : { 'aria-labelledby': id };
  const disabled = field.disabled ?? false;
  return (
    <div role="group" {...labelled}>
      {field.labelHidden !== true && (
        <Input.Label id={id} labelElement="div">
          {field.label}
        </Input.Label>
      )}
      <div className="people-field">
        <NumberField
          label={`${field.label}, ${peopleUnit}`}
          labelHidden
          value={people}
          onChange={onChange}
          min={0}
          digits="whole"
          width="76px"
          disabled={disabled}
          required={field.required ?? false}
        />
        <span className="small soft">{peopleUnit}</span>
        {base > 0 && (
          <NumberField
            label={t('percentOfBase', { label: field.label, base })}
            labelHidden
            value={percent}
            onChange={fromPercent}
            min={0}
            max={100}
            unit="%"
            width="84px"
            disabled={disabled}
          />
        )}
      </div>
      {field.description !== undefined && <Input.Description mt={4}>{field.description}</Input.Description>}
      {field.error !== undefined && field.error !== null && <Input.Error mt={4}>{field.error}</Input.Error>}
    </div>
  );
}
