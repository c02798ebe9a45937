import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { FileEvidence, MetricEvidence, NoteEvidence, TextEvidence } from './evidence-fields.tsx';
import { FormFrame } from './form-frame.tsx';
import type { ItemDeeds } from './use-item-deeds.ts';
import { Segments } from '#renderer/ui/segments.tsx';
import type { Evidence } from '#shared/checklists/checklist-item.ts';

const KINDS = ['text', 'note', 'metric', 'file'] as const;
type Kind = (typeof KINDS)[number];

export type EvidenceFormProps = { featureId: string; deeds: ItemDeeds; close: () => void };

/** What proves that an item is done: a sentence, a note, a metric or a file's fingerprint. */
export function EvidenceForm({ featureId, deeds, close }: EvidenceFormProps) {
  const { t } = useTranslation('checklists');
  const [kind, setKind] = useState<Kind>('text');
  const [evidence, setEvidence] = useState<Evidence | null>(null);
  const confirm = (): Promise<unknown> => (evidence === null ? Promise.resolve() : deeds.tick(evidence));
  return (
    <FormFrame
      label={t('evidence')}
      confirm={t('tick')}
      ready={evidence !== null}
      onConfirm={confirm}
      close={close}
    >
      {kind === 'text' && <TextEvidence onChange={setEvidence} />}
      {kind === 'note' && <NoteEvidence featureId={featureId} onChange={setEvidence} />}
      {kind === 'metric' && <MetricEvidence featureId={featureId} onChange={setEvidence} />}
      {kind === 'file' && <FileEvidence onChange={setEvidence} />}
      <Segments<Kind>
        label={t('evidenceKind')}
        value={kind}
        options={KINDS.map((value) => ({ value, label: t(`evidenceKinds.${value}`) }))}
        onChange={(value) => {
          setEvidence(null);
          setKind(value);
        }}
      />
    </FormFrame>
  );
}
