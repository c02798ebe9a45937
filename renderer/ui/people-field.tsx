import { Input } from '@mantine/core';
import { useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { errorLine } from './error-words.ts';
import type { FieldProps } from './field.ts';
import { NumberField } from './number-field.tsx';
import './people-field.css';

export type PeopleFieldProps = Omit<FieldProps, 'width'> & {
  people: number | null;
  /** Everybody the percentage is of; 0 hides the percentage. */
  base: number;
  /** A number it rejects, like one that is refused, stays in the field with the reason. */
  onChange: (people: number | null) => unknown;
  /** Why a number is not taken, in words; null where it is. */
  refuse?: (people: number) => string | null;
  /** "customers", "staff": stands between the two. */
  peopleUnit: string;
};

type Refused = { people: number | null; why: string; over: number | null };

/** The number as it stands in the fields: one that was refused lies over the one there is until that changes. */
function useTaken({ people, onChange, refuse }: Pick<PeopleFieldProps, 'people' | 'onChange' | 'refuse'>) {
  const { i18n } = useTranslation();
  const [last, setLast] = useState<Refused | null>(null);
  const refused = last?.over === people ? last : null;
  const lay = (next: number | null, why: string): void => setLast({ people: next, why, over: people });
  const take = async (next: number | null): Promise<void> => {
    const why = next === null ? null : (refuse?.(next) ?? null);
    if (why !== null) {
      lay(next, why);
      return;
    }
    setLast(null);
    if (next === people) return;
    try {
      await onChange(next);
    } catch (error) {
      lay(next, errorLine(i18n, error));
    }
  };
  return {
    shown: refused === null ? people : refused.people,
    why: refused?.why ?? null,
    take,
    revert: () => setLast(null),
  };
}

type BothProps = Pick<PeopleFieldProps, 'label' | 'base' | 'peopleUnit' | 'disabled' | 'required'> & {
  people: number | null;
  take: (people: number | null) => Promise<void>;
  look: 'plain' | 'marked';
};

function BothNumbers({
  label,
  base,
  peopleUnit,
  people,
  take,
  look,
  disabled = false,
  required = false,
}: BothProps) {
  const { t } = useTranslation('ui');
  const percent = people === null || base === 0 ? null : Math.round((people / base) * 1000) / 10;
  const fromPercent = (share: number | null): Promise<void> =>
    take(share === null ? null : Math.round((share / 100) * base));
  const common = { labelHidden: true, min: 0, look, disabled };
  return (
    <div className="people-field">
      <NumberField
        {...common}
        label={`${label}, ${peopleUnit}`}
        value={people}
        onChange={take}
        digits="whole"
        width="76px"
        required={required}
      />
      <span className="small soft">{peopleUnit}</span>
      {base > 0 && (
        <NumberField
          {...common}
          label={t('percentOfBase', { label, base })}
          value={percent}
          onChange={fromPercent}
          max={100}
          unit="%"
          width="84px"
        />
      )}
    </div>
  );
}

/** A number of people and the same as a percentage, each moving the other. */
export function PeopleField({ people, onChange, refuse, ...field }: PeopleFieldProps) {
  const id = useId();
  const { label, description } = field;
  const { shown, why, take, revert } = useTaken({ people, onChange, ...(refuse && { refuse }) });
  const error = why ?? field.error ?? null;
  const labelled = field.labelHidden === true ? { 'aria-label': label } : { 'aria-labelledby': id };
  return (
    <div
      role="group"
      {...labelled}
      {...(error === null ? {} : { 'aria-describedby': `${id}-error` })}
      onKeyDown={(event) => event.key === 'Escape' && revert()}
    >
      {field.labelHidden !== true && (
        <Input.Label id={id} labelElement="div">
          {label}
        </Input.Label>
      )}
      <BothNumbers {...field} people={shown} take={take} look={error === null ? 'plain' : 'marked'} />
      {description !== undefined && <Input.Description mt={4}>{description}</Input.Description>}
      {error !== null && (
        <Input.Error id={`${id}-error`} mt={4}>
          {error}
        </Input.Error>
      )}
    </div>
  );
}
