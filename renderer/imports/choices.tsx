import { Button } from '@mantine/core';
import type { ReactNode } from 'react';

type Choice = { key: string; label: ReactNode; detail: ReactNode; onChoose: () => void };

/** Answers to one question, each a button. */
export function Choices({ choices }: { choices: readonly Choice[] }) {
  return (
    <div className="row row-wrap imports-answers">
      {choices.map(({ key, label, detail, onChoose }) => (
        <Button key={key} className="imports-answer" onClick={onChoose}>
          <span className="stack imports-answer-words">
            <span>{label}</span>
            {detail !== null && <span className="small muted">{detail}</span>}
          </span>
        </Button>
      ))}
    </div>
  );
}
