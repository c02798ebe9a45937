import { type ComboboxRenderPillInput, Pill } from '@mantine/core';
import { useTranslation } from 'react-i18next';

/** One chosen word of a list field, for its `renderPill`; its button says what it takes away and is reached by the keyboard. */
export function RemovablePill({ option, onRemove, disabled = false }: ComboboxRenderPillInput) {
  const { t } = useTranslation('ui');
  return (
    <Pill
      withRemoveButton={!disabled}
      disabled={disabled}
      {...(onRemove === undefined ? {} : { onRemove })}
      removeButtonProps={{
        'aria-hidden': false,
        'aria-label': t('removeOne', { name: option.label }),
        tabIndex: 0,
      }}
    >
      {option.label}
    </Pill>
  );
}
