import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Unplug } from 'lucide-react';
import { useConnection } from '#renderer/rpc/connection.ts';

const SHOW_AFTER_MILLISECONDS = 1500;

/** Says that Pilotbook no longer answers, once that is more than a hiccup. */
export function LostHost() {
  const { t } = useTranslation('shell');
  const isLost = useConnection(({ connection }) => connection === 'lost');
  return <div role="status">{isLost && <LostWords label={t('lost.title')} words={t('lost.words')} />}</div>;
}

function LostWords({ label, words }: { label: string; words: string }) {
  const [late, setLate] = useState(false);
  useEffect(() => {
    const timer = setTimeout(() => setLate(true), SHOW_AFTER_MILLISECONDS);
    return () => clearTimeout(timer);
  }, []);
  if (!late) return null;
  return (
    <div className="lost-host">
      <Unplug className="icon" aria-hidden="true" />
      <span>{label}</span>
      <span className="soft">{words}</span>
    </div>
  );
}
