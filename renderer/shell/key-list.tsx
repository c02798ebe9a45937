import { Modal } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { PLACES } from './keys.ts';
import { commandKey } from './rail.tsx';
import { Kbd } from '#renderer/ui/marks.tsx';

type Entry = { keys: readonly string[]; label: string };

function useEntries(): readonly Entry[] {
  const { t } = useTranslation('shell');
  return [
    { keys: [commandKey('K')], label: t('findOrDo') },
    { keys: ['/'], label: t('search') },
    { keys: ['n'], label: t('newNote') },
    { keys: [commandKey('Z')], label: t('undo') },
    { keys: [commandKey('Shift Z')], label: t('redo') },
    { keys: ['a', 'z'], label: t('answerAlert') },
    { keys: ['↓', '↑'], label: t('moveLines') },
    { keys: ['?'], label: t('keyList') },
    { keys: ['Esc'], label: t('closeKey') },
    { keys: ['Enter'], label: t('confirmKey') },
    ...PLACES.map(({ key, letter }) => ({ keys: ['g', letter], label: t(`places.${key}`) })),
  ];
}

/** Every key of the window. */
export function KeyList({ opened, onClose }: { opened: boolean; onClose: () => void }) {
  const { t } = useTranslation('shell');
  const entries = useEntries();
  return (
    <Modal
      opened={opened}
      onClose={onClose}
      title={t('keyList')}
      size="lg"
      closeButtonProps={{ 'aria-label': t('close') }}
    >
      <ul className="key-list">
        {entries.map(({ keys, label }) => (
          <li key={label}>
            <span>{label}</span>
            <span className="row">
              {keys.map((key) => (
                <Kbd key={key}>{key}</Kbd>
              ))}
            </span>
          </li>
        ))}
      </ul>
    </Modal>
  );
}
