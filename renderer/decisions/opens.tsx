import { UnstyledButton } from '@mantine/core';
import { ChevronDown, ChevronRight } from 'lucide-react';
import { type ReactNode, useId, useState } from 'react';
import { Section } from '#renderer/ui/section.tsx';

/** A space that does not break keeps the arrow on the line of the last word. */
const STAYS_WITH_THE_LAST_WORD = '\u00a0';

type OpenerProps = {
  title: ReactNode;
  /** Read out in place of the title, where several say the same. */
  label?: string;
  isOpen: boolean;
  controls: string;
  onToggle: () => void;
};

/** Words that open what stands behind them. */
export function Opener({ title, label, isOpen, controls, onToggle }: OpenerProps) {
  const Icon = isOpen ? ChevronDown : ChevronRight;
  return (
    <UnstyledButton
      className="decisions-opener"
      aria-expanded={isOpen}
      {...(label === undefined ? {} : { 'aria-label': label })}
      {...(isOpen ? { 'aria-controls': controls } : {})}
      onClick={onToggle}
    >
      <span className="medium">{title}</span>
      {STAYS_WITH_THE_LAST_WORD}
      <Icon aria-hidden="true" />
    </UnstyledButton>
  );
}

type OpeningRowProps = {
  title: string;
  /** Quiet words below the title. */
  below?: ReactNode;
  /** The cells after the first. */
  cells: ReactNode;
  columns: number;
  /** What opens beneath the row; null where nothing stands behind it. */
  behind: ReactNode | null;
};

/** A row of a table whose title opens the way its numbers were got by, in a row beneath. */
export function OpeningRow({ title, below, cells, columns, behind }: OpeningRowProps) {
  const [isOpen, setOpen] = useState(false);
  const id = useId();
  return (
    <>
      <tr className={isOpen ? 'decisions-opened' : undefined}>
        <td>
          <div>
            {behind === null ? (
              <span className="medium">{title}</span>
            ) : (
              <Opener title={title} isOpen={isOpen} controls={id} onToggle={() => setOpen(!isOpen)} />
            )}
          </div>
          {below}
        </td>
        {cells}
      </tr>
      {isOpen && behind !== null && (
        <tr id={id} className="decisions-behind">
          <td colSpan={columns}>{behind}</td>
        </tr>
      )}
    </>
  );
}

type FoldedSectionProps = {
  title: string;
  note?: ReactNode;
  openLabel: string;
  closeLabel: string;
  children: ReactNode;
};

/** A part of the page that is read seldom: closed until it is asked for. */
export function FoldedSection({ title, note, openLabel, closeLabel, children }: FoldedSectionProps) {
  const [isOpen, setOpen] = useState(false);
  const id = useId();
  return (
    <Section
      title={title}
      {...(note === undefined ? {} : { note })}
      actions={
        <Opener
          title={isOpen ? closeLabel : openLabel}
          label={`${isOpen ? closeLabel : openLabel}: ${title}`}
          isOpen={isOpen}
          controls={id}
          onToggle={() => setOpen(!isOpen)}
        />
      }
    >
      {isOpen && <div id={id}>{children}</div>}
    </Section>
  );
}
