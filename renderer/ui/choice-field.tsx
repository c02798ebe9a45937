import { Select } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { type FieldProps, mantineField } from './field.ts';

export type Choice = { value: string; label: string; hint?: string; disabled?: boolean };

export type ChoiceFieldProps = FieldProps & {
  value: string | null;
  options: readonly Choice[];
  onChange: (value: string | null) => void;
  placeholder?: string;
  clearable?: boolean;
};

/** A list to pick one from, by typing part of its name. */
export function ChoiceField(props: ChoiceFieldProps) {
  const { value, options, onChange, placeholder, clearable = false, ...field } = props;
  const { t } = useTranslation('ui');
  const hints = new Map(options.map((option) => [option.value, option.hint]));
  return (
    <Select
      {...mantineField(field)}
      value={value}
      // A long label is cut in the field and read in full by resting on it.
      title={options.find((option) => option.value === value)?.label}
      data={options.map(({ value: key, label, disabled = false }) => ({ value: key, label, disabled }))}
      onChange={onChange}
      searchable
      selectFirstOptionOnChange
      clearable={clearable}
      allowDeselect={clearable}
      nothingFoundMessage={t('nothingFound')}
      placeholder={placeholder ?? t('choose')}
      maxDropdownHeight={320}
      clearButtonProps={{ 'aria-label': t('clear') }}
      comboboxProps={{ width: 'max-content', position: 'bottom-start', shadow: 'md' }}
      renderOption={({ option }) => (
        <span>
          <span>{option.label}</span>
          {hints.get(option.value) !== undefined && (
            <span className="small muted"> {hints.get(option.value)}</span>
          )}
        </span>
      )}
    />
  );
}
