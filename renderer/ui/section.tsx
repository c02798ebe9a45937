import { type ReactNode, useId } from 'react';
import './section.css';

/** The sentence that answers the page's question; key words in `<strong>`, the rest may be `className="muted"`. */
export function AnswerSentence({ children }: { children: ReactNode }) {
  return <p className="answer">{children}</p>;
}

export type SectionProps = {
  title: string;
  /** Quiet words beside the heading. */
  note?: ReactNode;
  /** At the right of the heading. */
  actions?: ReactNode;
  children: ReactNode;
};

/** A part of a page under its heading; parts are set off by room, not by boxes. */
export function Section({ title, note, actions, children }: SectionProps) {
  const id = useId();
  return (
    <section className="section" aria-labelledby={id}>
      <div className="section-head">
        <h2 id={id}>{title}</h2>
        {note !== undefined && <span className="small muted section-note">{note}</span>}
        {actions !== undefined && <div className="section-actions">{actions}</div>}
      </div>
      {children}
    </section>
  );
}

/** A part of the right panel: heading, then a list or facts set off by hairlines. */
export function SideSection({ title, note, actions, children }: SectionProps) {
  const id = useId();
  return (
    <section aria-labelledby={id}>
      <div className="side-section-head">
        <h2 id={id}>{title}</h2>
        {note !== undefined && <span className="small muted">{note}</span>}
        {actions !== undefined && <div className="section-actions">{actions}</div>}
      </div>
      {children}
    </section>
  );
}

export type Fact = { label: ReactNode; value: ReactNode };

/** Names and values in two columns, values at the right in tabular figures. */
export function Facts({ facts }: { facts: readonly Fact[] }) {
  return (
    <dl className="facts">
      {facts.map(({ label, value }, index) => (
        <div key={index} className="facts-row">
          <dt className="soft">{label}</dt>
          <dd className="medium num">{value}</dd>
        </div>
      ))}
    </dl>
  );
}

export type SideItem = { key: string; title: ReactNode; detail?: ReactNode };

/** Short sentences with a quiet second line, as beside the gate: "Three for". */
export function SideList({ items }: { items: readonly SideItem[] }) {
  return (
    <ul className="rule-list">
      {items.map(({ key, title, detail }) => (
        <li key={key}>
          <div>{title}</div>
          {detail !== undefined && <div className="small muted side-detail">{detail}</div>}
        </li>
      ))}
    </ul>
  );
}
