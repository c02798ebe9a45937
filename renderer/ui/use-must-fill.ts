import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';

type Control = HTMLInputElement | HTMLTextAreaElement;

/** Whether a control is the first of its form that keeps it from being sent. */
function isFirstInvalid(control: Control): boolean {
  return control.form?.querySelector('input:invalid, textarea:invalid') === control;
}

/** The browser says it in a bubble of its own; the field says it itself, and the first such field takes the focus. */
function sayItself(event: FormEvent<Control>): void {
  event.preventDefault();
  if (isFirstInvalid(event.currentTarget)) event.currentTarget.focus();
}

/**
 * What a field that must not stay empty hands to its input, besides its own properties: the form is not sent without it,
 * and when somebody tries, the field says what is missing until something is typed.
 */
export function useMustFill(value: string | number | null, asked: 'asked' | 'welcome' = 'asked') {
  const { t } = useTranslation('ui');
  const [wasTried, setTried] = useState(false);
  const isEmpty = value === null || value === '';
  return {
    required: asked === 'asked',
    withAsterisk: false,
    error: asked === 'asked' && isEmpty && wasTried ? t('mustFill') : null,
    onInvalid: (event: FormEvent<Control>): void => {
      sayItself(event);
      setTried(true);
    },
  };
}
