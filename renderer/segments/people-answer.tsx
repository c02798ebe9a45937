import { Trans, useTranslation } from 'react-i18next';
import type { LedgerPerson } from './ledger-people.ts';
import { AnswerSentence } from '#renderer/ui/section.tsx';
import { useFormats } from '#renderer/ui/use-formats.ts';
import type { OutputOf } from '#shared/contract/contract.ts';

type AnswerProps = { feature: OutputOf<'features.get'>; people: readonly LedgerPerson[] };

/** Who has it now, who was not told, in one sentence. */
export function PeopleAnswer({ feature, people }: AnswerProps) {
  const { t } = useTranslation('segments');
  const formats = useFormats();
  const having = people.filter(({ state }) => state === 'has');
  const untold = having.filter(({ toldOn }) => toldOn === null).length;
  const heldBack = people.filter(({ state }) => state === 'control').length;
  const isKilled = feature.feature.killSwitch === 'engaged';
  const rest = [
    heldBack > 0 ? t('tabAnswer.heldBack', { count: heldBack }) : null,
    having.length > 0 && untold > 0 ? t('tabAnswer.untold', { count: untold }) : null,
    having.length > 0 && untold === 0 ? t('tabAnswer.allTold') : null,
    isKilled ? t('tabAnswer.killed') : null,
  ].filter((part) => part !== null);
  return (
    <AnswerSentence>
      {having.length === 0 ? (
        <strong>{t('tabAnswer.nobody')}</strong>
      ) : (
        <Trans
          t={t}
          i18nKey="tabAnswer.have"
          count={having.length}
          values={{ people: formats.count(having.length, 'people') }}
          components={{ b: <strong /> }}
        />
      )}{' '}
      <span className="muted">{rest.join(' ')}</span>
    </AnswerSentence>
  );
}
