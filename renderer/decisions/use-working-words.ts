import { useTranslation } from 'react-i18next';
import { useGateWords } from './use-gate-words.ts';
import type { Working, WorkingFigure } from '#shared/decisions/gate.ts';
import { useFormats } from '#renderer/ui/use-formats.ts';
import type { Figure, Formats } from '#shared/words/format.ts';

const NOTHING = '–';
const DECIMALS = 3;

/** Evidence beyond this is no more certain to anybody; the engine keeps no larger one. */
const MOST_EVIDENCE = 1e12;

/** Shares below this need more digits to be told from nothing. */
const SMALL = 0.001;

/** Figures that are a distance between two levels: written with their sign, shares in points. */
const DISTANCES = /^(effect|difference|margin|worst-end)/;

const KINDS: readonly Figure['kind'][] = ['proportion', 'mean', 'duration', 'count', 'ratio', 'value'];

function scaleOf({ kind, unit }: Working['metric']): Figure {
  return { kind: KINDS.find((known) => known === kind) ?? 'value', unit };
}

function writeEvidence(formats: Formats, value: number): string {
  return value >= MOST_EVIDENCE ? `≥ ${formats.whole(MOST_EVIDENCE)}` : formats.plain(value);
}

type Written = { readonly figure: WorkingFigure; readonly metric: Working['metric']; readonly value: number };

function writeNumber(formats: Formats, { figure: { name, as }, metric, value }: Written): string {
  switch (as) {
    case 'count':
    case 'days':
      return formats.whole(value);
    case 'share':
      return value < SMALL ? formats.metric(value, { kind: 'proportion', unit: '' }) : formats.percent(value);
    case 'level':
      return DISTANCES.test(name)
        ? formats.metricDifference(value, scaleOf(metric))
        : formats.metric(value, scaleOf(metric));
    case 'change':
      return formats.signedPercent(value);
    case 'evidence':
      return writeEvidence(formats, value);
    default:
      return formats.decimal(value, DECIMALS);
  }
}

/** The figures of a working in the language on screen, each in its own scale; a dash where there is none. */
export function useWorkingWords() {
  const { t } = useTranslation('decisions');
  const formats = useFormats();
  const words = useGateWords();
  const write = (metric: Working['metric'], figure: WorkingFigure): string => {
    const { value, as } = figure;
    if (value === null) return NOTHING;
    if (typeof value === 'string') return as === 'day' ? formats.dayLong(value) : value;
    return writeNumber(formats, { figure, metric, value });
  };
  const labelOf = ({ name, as }: WorkingFigure): string => {
    const label = words.word(`figure.${name}`);
    return as === 'change' ? t('relative', { figure: label }) : label;
  };
  return {
    method: ({ method }: Working): string => words.word(`working.${method}`),
    why: ({ why }: Working): string => words.sentence(why),
    figures: ({ metric, figures }: Working) =>
      figures.map((figure) => ({
        label: labelOf(figure),
        value: write(metric, figure),
      })),
  };
}
