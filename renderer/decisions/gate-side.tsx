import { useTranslation } from 'react-i18next';
import type { Gate, Sentence } from '#shared/decisions/gate.ts';
import { SideList, SideSection } from '#renderer/ui/section.tsx';
import { useGateWords } from './use-gate-words.ts';

type ListProps = { title: string; note?: string; none: string; sentences: readonly Sentence[] };

function Sentences({ title, note, none, sentences }: ListProps) {
  const words = useGateWords();
  return (
    <SideSection title={title} {...(note === undefined ? {} : { note })}>
      {sentences.length === 0 ? (
        <p className="small muted">{none}</p>
      ) : (
        <SideList
          items={sentences.map((sentence, index) => ({
            key: String(index),
            title: words.sentence(sentence),
          }))}
        />
      )}
    </SideSection>
  );
}

/** What speaks for and against going on, and what the numbers already exclude. */
export function GateSide({ gate }: { gate: Gate }) {
  const { t } = useTranslation('decisions');
  return (
    <>
      <Sentences title={t('speaksFor')} none={t('nothingFor')} sentences={gate.speaksFor} />
      <Sentences title={t('speaksAgainst')} none={t('nothingAgainst')} sentences={gate.speaksAgainst} />
      <Sentences
        title={t('ruledOut')}
        note={t('ruledOutCertainty')}
        none={t('nothingRuledOut')}
        sentences={gate.ruledOut}
      />
    </>
  );
}
