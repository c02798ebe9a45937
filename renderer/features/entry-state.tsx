import { Button } from '@mantine/core';
import { PenLine } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { useCommand } from '#renderer/rpc/use-command.ts';
import { Verdict } from '#renderer/ui/marks.tsx';
import type { OutputOf } from '#shared/contract/contract.ts';
import type { EntryCriterion } from '#shared/features/entry-criterion.ts';
import { say } from '#shared/words/create-words.ts';

type Judged = OutputOf<'decisions.judgeEntry'>[number];
type StateProps = { phaseId: string; criterion: EntryCriterion; judged: Judged | undefined };

function SignEntry({ phaseId, who }: { phaseId: string; who: string }) {
  const { t } = useTranslation('features');
  const sign = useCommand('features.signOff');
  return (
    <Button
      size="xs"
      leftSection={<PenLine className="icon-small" aria-hidden="true" />}
      loading={sign.isPending}
      onClick={() => sign.mutate({ phaseId, who, about: 'entry' })}
    >
      {t('entry.sign')}
    </Button>
  );
}

/** How an entry criterion stands now, and what would meet it. */
export function EntryState({ phaseId, criterion, judged }: StateProps) {
  const { i18n } = useTranslation('features');
  if (judged === undefined) return null;
  const { verdict, now, missing } = judged;
  const isOpen = verdict !== 'pass';
  return (
    <div className="row row-wrap small soft entry-state">
      <Verdict verdict={verdict} label={say(i18n, `gate:verdict.${verdict}`)} />
      <span className="num">{say(i18n, `gate:${now.code}`, now.values)}</span>
      {missing !== null && <span className="muted">{say(i18n, `gate:${missing.code}`, missing.values)}</span>}
      {isOpen && criterion.kind === 'signed-off' && <SignEntry phaseId={phaseId} who={criterion.who} />}
    </div>
  );
}
