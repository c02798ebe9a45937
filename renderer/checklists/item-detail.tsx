import { useTranslation } from 'react-i18next';
import { Link } from 'wouter';
import { evidenceText, foundWords } from './item-words.ts';
import type { ChecklistItem, Evidence } from '#shared/checklists/checklist-item.ts';

/** Where what an item misses is done. */
const PLACES: Readonly<Record<string, string>> = {
  'hypothesis-written': 'hypotheses',
  'baseline-long-enough': 'metrics',
  'people-picked': 'people',
  'everyone-told': 'people',
  'support-named': 'plan',
  'no-open-severity-4': 'notes',
};

function EvidenceWords({ evidence, featureId }: { evidence: Evidence; featureId: string }) {
  const text = evidenceText(evidence);
  if (evidence.kind === 'note') {
    return (
      <Link className="link" href={`/notes/${evidence.noteId}`}>
        {text}
      </Link>
    );
  }
  if (evidence.kind === 'metric') {
    return (
      <Link className="link" href={`/features/${featureId}/metrics`}>
        {text}
      </Link>
    );
  }
  return text;
}

function Found({ item, featureId }: ItemDetailProps) {
  const { t, i18n } = useTranslation('checklists');
  const place = PLACES[item.code ?? ''];
  return (
    <>
      {foundWords(i18n, item)}{' '}
      {item.state === 'open' && place !== undefined && (
        <Link className="link checklists-tools" href={`/features/${featureId}/${place}`}>
          {t('goThere')}
        </Link>
      )}
    </>
  );
}

export type ItemDetailProps = { item: ChecklistItem; featureId: string };

/** Beneath the words: what was found, what proves it, or why it is left out. */
export function ItemDetail({ item, featureId }: ItemDetailProps) {
  const { t } = useTranslation('checklists');
  const { actor, at, evidence, reason, state, waivedUntil } = item;
  if (item.origin === 'computed') return <Found item={item} featureId={featureId} />;
  if (evidence !== null) {
    return (
      <>
        <EvidenceWords evidence={evidence} featureId={featureId} />
        {at !== null && ` · ${t('byAt', { actor, at })}`}
      </>
    );
  }
  if (waivedUntil !== null) {
    return state === 'waived'
      ? t('waivedUntil', { day: waivedUntil, reason })
      : t('waiverEnded', { day: waivedUntil, reason });
  }
  return reason === '' ? null : t('notApplicableBecause', { reason });
}
