import { Users } from 'lucide-react';
import type { Badge } from '#shared/decisions/gate.ts';
import { DashedBadge } from '#renderer/ui/marks.tsx';
import { useGateWords } from './use-gate-words.ts';

/** The caveats that stand beside every title and number they concern. */
export function GateBadges({ badges }: { badges: readonly Badge[] }) {
  const words = useGateWords();
  return badges.map((badge) => (
    <DashedBadge key={badge} {...(badge === 'volunteers' ? { icon: Users } : {})}>
      {words.word(`badge.${badge}`)}
    </DashedBadge>
  ));
}
