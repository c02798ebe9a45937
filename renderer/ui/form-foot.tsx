import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';

type FormFootProps = {
  /** The word on the button that keeps what was entered. */
  keep: string;
  /** A form that is not ready cannot be sent; one that says at its fields what is missing always can. */
  isReady?: boolean;
  isPending: boolean;
  onCancel: () => void;
};

/** Ends a form: keep what was entered, or leave. */
export function FormFoot({ keep, isReady = true, isPending, onCancel }: FormFootProps) {
  const { t } = useTranslation('ui');
  return (
    <div className="row">
      <Button type="submit" variant="filled" disabled={!isReady} loading={isPending}>
        {keep}
      </Button>
      <Button variant="subtle" onClick={onCancel}>
        {t('formCancel')}
      </Button>
    </div>
  );
}
