import { useTranslation } from 'react-i18next';
import { useGateWords } from './use-gate-words.ts';
import { writeFigure, type Extreme, type FigureWriter } from './write-figure.ts';
import type { Working, WorkingFigure } from '#shared/decisions/gate.ts';
import { useFormats } from '#renderer/ui/use-formats.ts';

/** Figures that only a statistician reckons with; they stand after what everybody reads. */
const FOR_STATISTICIAN: ReadonlySet<string> = new Set([
  'log-ratio',
  'standard-error',
  'standard-error-of-log',
  'standard-error-of-difference',
  'dispersion',
  'z',
  'bound',
  'nominal-alpha',
  'p-value',
  'alpha',
  'advancing-if-ok',
  'advancing-if-bad',
  'rolling-back-if-ok',
  'rolling-back-if-bad',
  'band-mase',
]);

/** Changes whose name says already what they are a share of. */
const NAMED_RELATIVE: ReadonlySet<string> = new Set(['relative-to-control']);

export type FigureRow = { readonly label: string; readonly value: string };

/** The figures of a working in the language on screen, each in its own scale; a dash where there is none. */
export function useWorkingWords() {
  const { t } = useTranslation('decisions');
  const words = useGateWords();
  const formats = useFormats();
  const writer: FigureWriter = {
    formats,
    sayExtreme: (extreme: Extreme, number: string) => t(`extreme.${extreme}`, { number }),
  };
  const labelOf = ({ name, as }: WorkingFigure): string => {
    const label = words.word(`figure.${name}`);
    return as === 'change' && !NAMED_RELATIVE.has(name) ? t('relative', { figure: label }) : label;
  };
  const rowsOf = (working: Working, isWanted: (name: string) => boolean): FigureRow[] =>
    working.figures.flatMap((figure, index) => {
      if (!isWanted(figure.name) || figure.name === 'difference-high') return [];
      const value = writeFigure(writer, working, figure);
      const next = working.figures[index + 1];
      if (figure.name !== 'difference-low' || next?.name !== 'difference-high') {
        return [{ label: labelOf(figure), value }];
      }
      // Without a spread there is no range to speak of.
      if (figure.value === null) return [];
      const high = writeFigure(writer, working, next);
      return [{ label: words.word('figure.range'), value: t('fromTo', { low: value, high }) }];
    });
  return {
    method: ({ method }: Working): string => words.word(`working.${method}`),
    why: ({ why }: Working): string => words.sentence(why),
    /** What the range includes, and where the verdict asks another question than it. */
    notes: ({ notes }: Working): string[] => notes.map((note) => words.sentence(note)),
    figures: (working: Working): FigureRow[] => rowsOf(working, (name) => !FOR_STATISTICIAN.has(name)),
    furtherFigures: (working: Working): FigureRow[] => rowsOf(working, (name) => FOR_STATISTICIAN.has(name)),
  };
}
