import { useTranslation } from 'react-i18next';
import type { OutputOf } from '#shared/contract/contract.ts';
import type { Phase } from '#shared/features/plan.ts';
import { useQueryOf } from '#renderer/rpc/use-query-of.ts';
import { AdviceWord } from '#renderer/ui/advice.tsx';
import { QueryState } from '#renderer/ui/query-state.tsx';
import { useFormats } from '#renderer/ui/use-formats.ts';
import { FoldedSection } from './opens.tsx';
import { useGateWords } from './use-gate-words.ts';

type Judgement = OutputOf<'decisions.listEvaluations'>[number];

const TONES: Record<Judgement['replay'], string> = {
  same: 'small muted',
  differs: 'small tone-rollback',
  'other-engine': 'small muted',
};

function JudgementItem({ judgement, phases }: { judgement: Judgement; phases: readonly Phase[] }) {
  const { t } = useTranslation('decisions');
  const formats = useFormats();
  const words = useGateWords();
  const { verb, reason, day, at, phaseId, replay } = judgement;
  const phase = phases.find(({ id }) => id === phaseId)?.name ?? null;
  const when = t('past.when', { day: formats.dayShort(day), time: formats.timeOfDay(at) });
  return (
    <li className="decisions-item">
      <div className="row between row-wrap">
        <AdviceWord verb={verb} label={words.word(`verb.${verb}`)} />
        <span className="small muted num">{phase === null ? when : `${when} · ${phase}`}</span>
      </div>
      <div className="soft">{words.sentence(reason)}</div>
      <div className={TONES[replay]}>{t(`past.replay.${replay}`)}</div>
    </li>
  );
}

function Judgements({ featureId, phases }: { featureId: string; phases: readonly Phase[] }) {
  const { t } = useTranslation('decisions');
  const judgements = useQueryOf('decisions.listEvaluations', { featureId });
  return (
    <QueryState query={judgements}>
      {(list) =>
        list.length === 0 ? (
          <p className="muted">{t('past.none')}</p>
        ) : (
          <ul className="rule-list decisions-past">
            {list.map((judgement) => (
              <JudgementItem key={judgement.id} judgement={judgement} phases={phases} />
            ))}
          </ul>
        )
      }
    </QueryState>
  );
}

/** Every judgement that was kept, each judged again from its own facts when it is looked at. */
export function PastJudgements(props: { featureId: string; phases: readonly Phase[] }) {
  const { t } = useTranslation('decisions');
  return (
    <FoldedSection title={t('past.title')} note={t('past.note')} openLabel={t('show')} closeLabel={t('hide')}>
      <Judgements {...props} />
    </FoldedSection>
  );
}
