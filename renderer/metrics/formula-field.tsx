import { Button, TextInput } from '@mantine/core';
import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { readFormula } from '#shared/metrics/formula.ts';
import { writeName, type NamedMetric } from '#shared/metrics/read-names.ts';
import { say } from '#shared/words/create-words.ts';

type Props = {
  formula: string;
  /** The other metrics of the feature, in their order. */
  metrics: readonly NamedMetric[];
  /** Told of formulas that can be read: at every key in a form, at leaving the field where it saves itself. */
  onRead: (formula: string) => void;
  tells: 'at-every-key' | 'at-leaving';
};

/** What is wrong with a formula as it stands, in words; null when nothing is, or nothing is written yet. */
function useProblem(text: string, metrics: readonly NamedMetric[]): string | null {
  const { i18n } = useTranslation();
  if (text.trim() === '') return null;
  const read = readFormula(text, metrics);
  if (read.kind === 'read') return null;
  const { code, values } = read.problem;
  return `${say(i18n, `errors:${code}.sentence`, values)} ${say(i18n, `errors:${code}.next`, values)}`;
}

/** A formula over other metrics, checked while it is typed; a press on a name writes it where the caret stands. */
export function FormulaField({ formula, metrics, onRead, tells }: Props) {
  const { t } = useTranslation('metrics');
  const [text, setText] = useState(formula);
  const input = useRef<HTMLInputElement>(null);
  const problem = useProblem(text, metrics);
  const tell = (next: string): void => {
    if (next.trim() !== '' && readFormula(next, metrics).kind === 'read') onRead(next.trim());
    else if (tells === 'at-every-key') onRead('');
  };
  const write = (next: string): void => {
    setText(next);
    if (tells === 'at-every-key') tell(next);
  };
  const insert = (name: string): void => {
    const at = input.current?.selectionStart ?? text.length;
    const gap = at === 0 || text[at - 1] === ' ' || text[at - 1] === '(' ? '' : ' ';
    write(`${text.slice(0, at)}${gap}${writeName(name)} ${text.slice(at).trimStart()}`);
    input.current?.focus();
  };
  return (
    <div className="stack metrics-formula">
      <TextInput
        ref={input}
        label={t('formula')}
        placeholder={t('formulaExample')}
        value={text}
        maxLength={500}
        error={problem}
        spellCheck={false}
        onChange={(event) => write(event.currentTarget.value)}
        onBlur={() => tells === 'at-leaving' && text.trim() !== formula && tell(text)}
      />
      {metrics.length === 0 ? (
        <p className="small muted">{t('formulaNeedsOthers')}</p>
      ) : (
        <div className="row row-wrap" role="group" aria-label={t('formulaNames')}>
          {metrics.map(({ id, name }) => (
            <Button key={id} size="compact-sm" variant="default" onClick={() => insert(name)}>
              {name}
            </Button>
          ))}
        </div>
      )}
      <p className="small muted">{t('formulaHint')}</p>
    </div>
  );
}
