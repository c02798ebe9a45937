/** What every field has; the error of the page (from the engine) stands before the field's own. */
export type FieldProps = {
  label: string;
  /** Read out, not shown: in tables and tight rows. */
  labelHidden?: boolean;
  description?: string;
  error?: string | null;
  required?: boolean;
  disabled?: boolean;
  /** CSS width: "120px". */
  width?: string;
};

/** The same for Mantine's inputs. */
export function mantineField(field: FieldProps, ownError: string | null = null) {
  const error = field.error ?? ownError;
  return {
    ...(field.labelHidden === true ? { 'aria-label': field.label } : { label: field.label }),
    ...(field.description === undefined ? {} : { description: field.description }),
    ...(error === null ? {} : { error }),
    ...(field.width === undefined ? {} : { w: field.width }),
    required: field.required ?? false,
    withAsterisk: false,
    disabled: field.disabled ?? false,
  };
}
