import { Button, TextInput } from '@mantine/core';
import { Info, TriangleAlert } from 'lucide-react';
import { type FormEvent, useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { DataFinding, Gate } from '#shared/decisions/gate.ts';
import { useCommand } from '#renderer/rpc/use-command.ts';
import { ErrorState } from '#renderer/ui/states.tsx';
import { showToast } from '#renderer/ui/toast.tsx';
import { Opener } from './opens.tsx';
import { useGateWords } from './use-gate-words.ts';
import { WorkingView } from './working-view.tsx';

function TakeDefinitions({ featureId }: { featureId: string }) {
  const { t } = useTranslation('decisions');
  const [reason, setReason] = useState('');
  const accept = useCommand('decisions.acceptDefinitions', { errors: 'inline' });
  async function submit(event: FormEvent) {
    event.preventDefault();
    await accept.mutateAsync({ featureId, reason: reason.trim() });
    showToast({ message: t('data.taken') });
  }
  return (
    <form className="row row-wrap decisions-take" onSubmit={(event) => void submit(event)}>
      <TextInput
        className="grow"
        label={t('data.takeWhy')}
        value={reason}
        maxLength={500}
        onChange={(event) => setReason(event.currentTarget.value)}
      />
      <Button type="submit" disabled={reason.trim() === ''} loading={accept.isPending}>
        {t('data.take')}
      </Button>
      {accept.error !== null && <ErrorState error={accept.error} />}
    </form>
  );
}

type FindingProps = {
  finding: DataFinding;
  featureId: string;
  /** Whether the advice says it already. */
  isReason: boolean;
  /** One reason takes all new definitions, so only the first finding asks for it. */
  takes: boolean;
};

function Finding({ finding, featureId, isReason, takes }: FindingProps) {
  const { t } = useTranslation('decisions');
  const words = useGateWords();
  const [isOpen, setOpen] = useState(false);
  const id = useId();
  const { code, weight, sentence, working } = finding;
  const Icon = weight === 'blocking' ? TriangleAlert : Info;
  return (
    <li className="decisions-finding">
      {!isReason && (
        <Icon className={weight === 'blocking' ? 'icon tone-hold' : 'icon muted'} aria-hidden="true" />
      )}
      <div className="grow">
        {!isReason && (
          <>
            <div className="medium">{words.sentence(sentence)}</div>
            <div className="small soft">{words.word(`next.${code}`)}</div>
          </>
        )}
        {takes && <TakeDefinitions featureId={featureId} />}
        {working !== null && (
          <Opener title={t('data.how')} isOpen={isOpen} controls={id} onToggle={() => setOpen(!isOpen)} />
        )}
        {isOpen && working !== null && (
          <div id={id}>
            <WorkingView working={working} />
          </div>
        )}
      </div>
    </li>
  );
}

/** Whether a finding has anything to say or to ask besides what the advice says. */
function hasMore({ code, working }: DataFinding): boolean {
  return code === 'definition-changed' || working !== null;
}

/** What keeps the numbers from carrying a decision, each with its next step, and what to keep in mind reading them. */
export function GateData({ gate }: { gate: Gate }) {
  const { t } = useTranslation('decisions');
  const reason = gate.step === 'data' ? gate.data.find(({ weight }) => weight === 'blocking') : undefined;
  const changed = gate.data.find(({ code }) => code === 'definition-changed');
  const shown = gate.data.filter((finding) => finding !== reason || hasMore(finding));
  if (shown.length === 0) return null;
  return (
    <section className="decisions-data" aria-label={t('data.title')}>
      <ul>
        {shown.map((finding) => (
          <Finding
            key={`${finding.code} ${finding.metricId ?? ''}`}
            finding={finding}
            featureId={gate.featureId}
            isReason={finding === reason}
            takes={finding === changed}
          />
        ))}
      </ul>
    </section>
  );
}

/** Whether the data forbid any verdict for now. */
export function isBlocked({ data }: Gate): boolean {
  return data.some(({ weight }) => weight === 'blocking');
}
