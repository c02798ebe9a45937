import { useTranslation } from 'react-i18next';
import type { Gate, GateLooks } from '#shared/decisions/gate.ts';
import { Section } from '#renderer/ui/section.tsx';
import { useFormats } from '#renderer/ui/use-formats.ts';
import { standOfLooks } from '#shared/decisions/stand-of-looks.ts';
import { useGateWords } from './use-gate-words.ts';

type Look = GateLooks['all'][number];

function stateOf(
  { index, day }: Look,
  { reached, nextDay }: GateLooks,
): 'past' | 'reached' | 'next' | 'later' {
  if (reached !== null && index <= reached) return index === reached ? 'reached' : 'past';
  return day === nextDay ? 'next' : 'later';
}

function LookStep({ look, looks }: { look: Look; looks: GateLooks }) {
  const { t } = useTranslation('decisions');
  const formats = useFormats();
  const state = stateOf(look, looks);
  return (
    <li
      className={`decisions-look decisions-look-${state}`}
      {...(state === 'reached' ? { 'aria-current': 'step' } : {})}
    >
      <div className="medium num">{formats.dayShort(look.day)}</div>
      <div className="small soft">
        {look.index === 0 ? t('looks.gate') : t('looks.extension', { index: look.index })}
        {' · '}
        {t(`looks.state.${state}`)}
      </div>
      <div className="small muted num">{t('looks.upTo', { day: look.upTo })}</div>
    </li>
  );
}

function ruleOf({ all, isLast }: GateLooks): 'last' | 'earlier' | 'one' {
  if (isLast) return 'last';
  return all.length === 1 ? 'one' : 'earlier';
}

/** The planned looks at this gate, which one is reached and which comes next. */
export function GateLooksView({ gate }: { gate: Gate }) {
  const { t } = useTranslation('decisions');
  const words = useGateWords();
  const { looks } = gate;
  if (looks === null) return null;
  return (
    <Section title={t('looks.title')} note={words.sentence(standOfLooks(looks))}>
      <ol className="decisions-looks">
        {looks.all.map((look) => (
          <LookStep key={look.index} look={look} looks={looks} />
        ))}
      </ol>
      {!looks.isComplete && <p className="small soft">{t('looks.incomplete')}</p>}
      <p className="small muted decisions-looks-rule">{t(`looks.${ruleOf(looks)}`)}</p>
    </Section>
  );
}
