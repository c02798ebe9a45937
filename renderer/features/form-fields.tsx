import { Textarea, TextInput } from '@mantine/core';
import type { FormField, RolloutForm } from './rollout-form.ts';
import type { RolloutFields } from './use-rollout-form.ts';
import { NumberField } from '#renderer/ui/number-field.tsx';

type FieldsOf<Value> = {
  [Field in FormField]: RolloutForm[Field] extends Value ? Field : never;
}[FormField];
type NumbersOf = {
  [Field in FormField]: number | null extends RolloutForm[Field]
    ? RolloutForm[Field] extends number | null
      ? Field
      : never
    : never;
}[FormField];

type TextProps = {
  fields: RolloutFields;
  field: FieldsOf<string> &
    ('name' | 'summary' | 'ownerName' | 'metricName' | 'metricUnit' | 'because' | 'guardName' | 'guardUnit');
  label: string;
  placeholder?: string;
  description?: string;
  required?: boolean;
  rows?: number;
  maxLength?: number;
};

/** A line (or some lines) of the form; checked on leaving. */
export function FormText(props: TextProps) {
  const {
    fields,
    field,
    label,
    placeholder = '',
    description,
    required = false,
    rows,
    maxLength = 200,
  } = props;
  const common = {
    label,
    placeholder,
    required,
    withAsterisk: false,
    maxLength,
    value: fields.form[field],
    error: fields.error(field),
    onBlur: () => fields.leave(field),
    ...(description === undefined ? {} : { description }),
  };
  return rows === undefined ? (
    <TextInput {...common} onChange={(event) => fields.change({ [field]: event.currentTarget.value })} />
  ) : (
    <Textarea
      {...common}
      autosize
      minRows={rows}
      onChange={(event) => fields.change({ [field]: event.currentTarget.value })}
    />
  );
}

type NumberProps = {
  fields: RolloutFields;
  field: NumbersOf & ('customers' | 'staff' | 'baseline' | 'hopedFor' | 'worthwhile' | 'limit');
  label: string;
  unit?: string;
  description?: string;
  min?: number;
  digits?: 'decimal' | 'whole';
  required?: boolean;
  disabled?: boolean;
};

/** A figure of the form; checked on leaving. */
export function FormNumber({ fields, field, unit, description, min, ...rest }: NumberProps) {
  return (
    <NumberField
      {...rest}
      value={fields.form[field]}
      error={fields.error(field)}
      {...(unit === undefined || unit === '' ? {} : { unit })}
      {...(description === undefined ? {} : { description })}
      {...(min === undefined ? {} : { min })}
      onChange={(value) => {
        fields.change({ [field]: value });
        fields.leave(field);
      }}
    />
  );
}
