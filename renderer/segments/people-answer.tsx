import { Trans, useTranslation } from 'react-i18next';
import type { LedgerPerson } from './ledger-people.ts';
import { useQueryOf } from '#renderer/rpc/use-query-of.ts';
import { AnswerSentence } from '#renderer/ui/section.tsx';
import type { OutputOf } from '#shared/contract/contract.ts';
import { isTakenBack } from '#shared/features/taken-back.ts';
import { useWho } from './use-who.ts';

type AnswerProps = {
  feature: OutputOf<'features.get'>;
  people: readonly LedgerPerson[];
};

/** Who has it now, who was not told, in one sentence. */
export function PeopleAnswer({ feature, people }: AnswerProps) {
  const { t } = useTranslation('segments');
  const having = people.filter(({ state }) => state === 'has');
  const who = useWho(having);
  const untold = having.filter(({ toldOn }) => toldOn === null).length;
  const heldBack = people.filter(({ state }) => state === 'control').length;
  const gone = useQueryOf('segments.findPeopleGone', { featureId: feature.feature.id }).data ?? null;
  const isKilled = feature.feature.killSwitch === 'engaged';
  const rest = [
    heldBack > 0 ? t('tabAnswer.heldBack', { count: heldBack }) : null,
    having.length > 0 && untold > 0 ? t('tabAnswer.untold', { count: untold }) : null,
    having.length > 0 && untold === 0 ? t('tabAnswer.allTold') : null,
  ].filter((part) => part !== null);
  return (
    <AnswerSentence>
      {having.length === 0 ? (
        <strong>{t(isTakenBack(feature.feature.state) ? 'tabAnswer.nobodyNow' : 'tabAnswer.nobody')}</strong>
      ) : (
        <Trans
          t={t}
          i18nKey={isKilled ? 'tabAnswer.killed' : 'tabAnswer.have'}
          count={having.length}
          values={{ who }}
          components={{ b: <strong /> }}
        />
      )}{' '}
      <span className="muted">{rest.join(' ')}</span>{' '}
      {gone !== null && (
        <span className="tone-hold">{t('tabAnswer.gone', { ...gone, count: gone.optedOut })}</span>
      )}
    </AnswerSentence>
  );
}
