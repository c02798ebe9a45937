import { Button } from '@mantine/core';
import { ShieldAlert, ShieldCheck } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { faultSentences } from '#shared/decisions/fault-sentences.ts';
import type { OutputOf } from '#shared/contract/contract.ts';
import { say } from '#shared/words/create-words.ts';
import { useCommand } from '#renderer/rpc/use-command.ts';
import { Callout } from '#renderer/ui/marks.tsx';
import { ErrorState } from '#renderer/ui/states.tsx';

/** Asked for by a press; what it found stays until it is asked again. */
export function useRecordCheck() {
  return useCommand('decisions.verifyRecord', { errors: 'inline' });
}

type Check = ReturnType<typeof useRecordCheck>;

/** The quiet button that recomputes the record. */
export function VerifyRecord({ check }: { check: Check }) {
  const { t } = useTranslation('decisions');
  return (
    <Button
      size="sm"
      variant="subtle"
      loading={check.isPending}
      leftSection={<ShieldCheck className="icon-small" aria-hidden="true" />}
      onClick={() => check.mutate({})}
    >
      {t('verify')}
    </Button>
  );
}

function Judged({ evaluations }: Pick<OutputOf<'decisions.verifyRecord'>, 'evaluations'>) {
  const { i18n } = useTranslation('decisions');
  if (evaluations.count === 0) return null;
  return evaluations.differing === 0 ? (
    <p className="small soft">{say(i18n, 'record:check.judged', evaluations)}</p>
  ) : (
    <Callout tone="rollback" icon={ShieldAlert}>
      {say(i18n, 'record:check.judgedOtherwise', evaluations)}
    </Callout>
  );
}

function Answer({ check }: { check: OutputOf<'decisions.verifyRecord'> }) {
  const { t, i18n } = useTranslation('decisions');
  const { fault, entries, since, head } = check;
  if (fault !== null) {
    const [where, meaning] = faultSentences(i18n, fault);
    return (
      <Callout tone="rollback" icon={ShieldAlert}>
        <p className="strong">{where}</p>
        <p>{meaning}</p>
      </Callout>
    );
  }
  if (head === null) return <p className="small soft">{say(i18n, 'record:check.empty')}</p>;
  return (
    <p className="small soft">
      <span className="medium">{say(i18n, 'record:check.whole', { count: entries, since })}</span>{' '}
      {t('verifiedAll')} {t('verifiedHead')}{' '}
      <span className="mono decisions-mark">
        {head.sequence}:{head.hash}
      </span>
    </p>
  );
}

/** What the check found, in words, read out when it comes. */
export function RecordAnswer({ check }: { check: Check }) {
  return (
    <div role="status" className="decisions-check">
      {check.data !== undefined && <Answer check={check.data} />}
      {check.data !== undefined && <Judged evaluations={check.data.evaluations} />}
      {check.error !== null && <ErrorState error={check.error} />}
    </div>
  );
}
