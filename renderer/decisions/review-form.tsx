import { Textarea } from '@mantine/core';
import { type FormEvent, useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type Judgement, judgementSchema } from '#shared/decisions/decision.ts';
import type { ListedDecision } from '#shared/decisions/decisions.contract.ts';
import { say } from '#shared/words/create-words.ts';
import { useCommand } from '#renderer/rpc/use-command.ts';
import { useQueryOf } from '#renderer/rpc/use-query-of.ts';
import { useUndoToast } from '#renderer/rpc/use-undo-toast.ts';
import { FormFoot } from '#renderer/ui/form-foot.tsx';
import { QueryState } from '#renderer/ui/query-state.tsx';
import { Segments } from '#renderer/ui/segments.tsx';
import { ErrorState } from '#renderer/ui/states.tsx';
import { GateBadges } from './gate-badges.tsx';
import { SinceTable } from './since-table.tsx';

type ReviewFormProps = { decision: ListedDecision; onDone: () => void };

function AnswerFields({ decision, onDone }: ReviewFormProps) {
  const { t, i18n } = useTranslation('decisions');
  const [judgement, setJudgement] = useState<Judgement | null>(null);
  const [reason, setReason] = useState('');
  const review = useCommand('decisions.review', { errors: 'inline' });
  const done = useUndoToast();
  const isReady = judgement !== null && reason.trim() !== '';
  const recorded = (): void => {
    done(t('review.recorded'));
    onDone();
  };
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    if (judgement === null || !isReady) return;
    review.mutate({ decisionId: decision.id, judgement, reason }, { onSuccess: recorded });
  };
  return (
    <form className="stack decisions-form" onSubmit={submit}>
      <Segments
        label={t('review.question')}
        value={judgement}
        options={judgementSchema.options.map((value) => ({
          value,
          label: say(i18n, `record:judgement.${value}`),
        }))}
        onChange={setJudgement}
      />
      <Textarea
        label={t('review.why')}
        description={t('review.whyHint')}
        autosize
        minRows={2}
        maxLength={2000}
        value={reason}
        onChange={(event) => setReason(event.currentTarget.value)}
      />
      {review.error !== null && <ErrorState error={review.error} />}
      <FormFoot keep={t('review.record')} isReady={isReady} isPending={review.isPending} onCancel={onDone} />
    </form>
  );
}

/** "Was this call right?": the numbers since then beside what was known, then the answer with a sentence. */
export function ReviewForm(props: ReviewFormProps) {
  const { t } = useTranslation('decisions');
  const since = useQueryOf('decisions.compareSince', { decisionId: props.decision.id });
  const frame = useRef<HTMLDivElement>(null);
  const isReady = since.data !== undefined;
  useEffect(() => {
    if (!isReady) return;
    frame.current?.focus({ preventScroll: true });
    frame.current?.scrollIntoView({ block: 'nearest' });
  }, [isReady]);
  return (
    <div
      ref={frame}
      tabIndex={-1}
      role="group"
      aria-label={t('review.question')}
      className="decisions-review"
    >
      <div className="row row-wrap">
        <GateBadges badges={props.decision.evidence?.badges ?? []} />
      </div>
      <QueryState query={since}>{(data) => <SinceTable since={data} />}</QueryState>
      <AnswerFields {...props} />
    </div>
  );
}
