import { useTranslation } from 'react-i18next';
import type { Decision } from '#shared/decisions/decision.ts';
import type { Gate, Sentence } from '#shared/decisions/gate.ts';
import { namesRange } from '#shared/decisions/weigh-evidence.ts';
import { SideList, SideSection } from '#renderer/ui/section.tsx';
import { useFormats } from '#renderer/ui/use-formats.ts';
import { dissentsOf } from './dissents-of.ts';
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

/** Who disagreed with a decision of this phase, newest first; a decision taken back takes its dissent along. */
function Dissent({ decisions }: { decisions: readonly Decision[] }) {
  const { t } = useTranslation('decisions');
  const formats = useFormats();
  const words = useGateWords();
  return (
    <SideSection title={t('dissentSoFar')}>
      {decisions.length === 0 ? (
        <p className="small muted">{t('noDissent')}</p>
      ) : (
        <SideList
          items={decisions.map(({ id, dissent, verb, at }) => ({
            key: id,
            title: dissent,
            detail: t('dissentFrom', { decision: words.word(`verb.${verb}`), when: formats.instant(at) }),
          }))}
        />
      )}
    </SideSection>
  );
}

/** What speaks for and against going on, what the numbers already exclude, and who disagreed. */
export function GateSide({ gate, decisions }: { gate: Gate; decisions: readonly Decision[] }) {
  const { t } = useTranslation('decisions');
  const words = useGateWords();
  const isDistrusted = gate.data.some(({ weight }) => weight === 'blocking');
  const none = (key: 'nothingFor' | 'nothingAgainst' | 'nothingRuledOut'): string =>
    isDistrusted ? t('numbersNotTrusted') : t(key);
  return (
    <>
      <Sentences title={t('speaksFor')} none={none('nothingFor')} sentences={gate.speaksFor} />
      <Sentences title={t('speaksAgainst')} none={none('nothingAgainst')} sentences={gate.speaksAgainst} />
      <Sentences
        title={t('ruledOut')}
        note={t('ruledOutCertainty')}
        none={none('nothingRuledOut')}
        sentences={gate.ruledOut}
      />
      {namesRange(gate) && <p className="small muted">{words.word('range.everywhere')}</p>}
      <Dissent decisions={dissentsOf(decisions, gate.phaseId)} />
    </>
  );
}
