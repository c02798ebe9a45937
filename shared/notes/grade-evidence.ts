import type { ThemeRow } from './note.ts';

export type EvidenceGrade = 'high' | 'moderate' | 'low' | 'very-low';
export type EvidenceDoubt = 'few-people' | 'only-said' | 'only-seen-by-us' | 'contradicted';

const GRADES: readonly EvidenceGrade[] = ['high', 'moderate', 'low', 'very-low'];
const FEWEST_PEOPLE = 3;

/**
 * How far a theme may be relied on: begins high and loses a step for each doubt, after the components of
 * GRADE-CERQual (adequacy, coherence, methods; cerqual.org). Few: fewer than three people agree. Only said: nobody was
 * watched doing it. Only seen by us: no word for word quote. Contradicted: at least one person speaks against it.
 * Worked value: four people agree in quotes, one disagrees, nothing observed: two doubts, low.
 */
export function gradeEvidence(row: Pick<ThemeRow, 'people' | 'dissent' | 'quotes'>): {
  grade: EvidenceGrade;
  doubts: EvidenceDoubt[];
} {
  const agreeing = row.quotes.filter((quote) => quote.stance === 'agrees');
  const isSaid = agreeing.some((quote) => quote.mark === 'quote');
  const isSeen = agreeing.some((quote) => quote.mark === 'observation');
  const doubts: EvidenceDoubt[] = [];
  if (row.people < FEWEST_PEOPLE) doubts.push('few-people');
  if (!isSeen) doubts.push('only-said');
  else if (!isSaid) doubts.push('only-seen-by-us');
  if (row.dissent > 0) doubts.push('contradicted');
  return { grade: GRADES[doubts.length] ?? 'very-low', doubts };
}
