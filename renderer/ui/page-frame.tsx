import { createContext, type ReactNode, useContext, useEffect, useState } from 'react';
import { createPortal } from 'react-dom';
import './page-frame.css';

const ActionsSlot = createContext<HTMLElement | null>(null);

export type PageFrameProps = {
  /** The page's one h1, also the window's title. */
  title: string;
  /** Quiet words beside the title. */
  subtitle?: ReactNode;
  badges?: ReactNode;
  /** At the right of the header line; one primary button a page. */
  actions?: ReactNode;
  /** Full width between the header line and the body: dial, tabs. */
  below?: ReactNode;
  /** One or more PageBody, or anything that fills the rest. */
  children: ReactNode;
};

/** The header line of a page and the room beneath it. */
export function PageFrame({ title, subtitle, badges, actions, below, children }: PageFrameProps) {
  const [slot, setSlot] = useState<HTMLElement | null>(null);
  useEffect(() => {
    document.title = `${title} · Pilotbook`;
  }, [title]);
  return (
    <ActionsSlot value={slot}>
      <div className="page">
        <header className="page-head">
          <div className="page-title">
            <h1 className="cut" title={title}>
              {title}
            </h1>
            {subtitle !== undefined && <span className="muted cut page-subtitle">{subtitle}</span>}
            {badges}
          </div>
          <div className="page-actions">
            <div ref={setSlot} className="page-actions-slot" />
            {actions}
          </div>
        </header>
        {below}
        {children}
      </div>
    </ActionsSlot>
  );
}

/** Puts buttons of a tab into the header line of the page around it. */
export function HeaderActions({ children }: { children: ReactNode }) {
  const slot = useContext(ActionsSlot);
  return slot === null ? null : createPortal(children, slot);
}

export type PageBodyProps = {
  /** The right panel; left out when there is nothing to detail. */
  side?: ReactNode;
  sideLabel?: string;
  /** Stands still beneath the scrolling body: the keys of a capture window. */
  foot?: ReactNode;
  /** `tight` for bodies that place themselves edge to edge. */
  padding?: 'page' | 'tight';
  children: ReactNode;
};

/** The scrolling body of a page and its right panel; below 1100 px the panel stands beneath. */
export function PageBody({ side, sideLabel, foot, padding = 'page', children }: PageBodyProps) {
  const hasSide = side !== undefined && side !== null;
  return (
    <div className={hasSide ? 'page-split' : 'page-split page-split-single'}>
      <div className="page-column">
        {/* What scrolls must be reachable by keyboard. */}
        <div className={padding === 'page' ? 'page-body' : 'page-body page-body-tight'} tabIndex={0}>
          {children}
        </div>
        {foot !== undefined && <div className="page-foot">{foot}</div>}
      </div>
      {hasSide && (
        <aside className="page-side" aria-label={sideLabel} tabIndex={0}>
          {side}
        </aside>
      )}
    </div>
  );
}
