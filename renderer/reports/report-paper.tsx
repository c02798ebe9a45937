import { type RefObject, useEffect, useState } from 'react';
import './reports.css';

const HEIGHT_BEFORE_LOADED = 900;

function heightOf(frame: HTMLIFrameElement | null): number | null {
  const content = frame?.contentDocument?.documentElement;
  return content === undefined || content === null ? null : content.scrollHeight;
}

type PaperProps = {
  html: string;
  /** Names the page for those who do not see it. */
  title: string;
  frame: RefObject<HTMLIFrameElement | null>;
};

/**
 * The stored page as it is, as tall as it is. The frame runs no script; it shares the window's origin only so that its
 * height can be read and its print dialog opened.
 */
export function ReportPaper({ html, title, frame }: PaperProps) {
  const [height, setHeight] = useState(HEIGHT_BEFORE_LOADED);
  function measure(): void {
    const next = heightOf(frame.current);
    if (next !== null && next > 0) setHeight(next);
  }
  useEffect(() => {
    const element = frame.current;
    if (element === null) return undefined;
    const observer = new ResizeObserver(() => {
      const next = heightOf(element);
      if (next !== null && next > 0) setHeight(next);
    });
    // The width alone: watching the height one sets would never end.
    if (element.parentElement !== null) observer.observe(element.parentElement);
    return () => observer.disconnect();
  }, [frame]);
  return (
    <div className="reports-paper">
      <iframe
        ref={frame}
        title={title}
        srcDoc={html}
        sandbox="allow-same-origin allow-modals"
        style={{ height }}
        onLoad={measure}
      />
    </div>
  );
}
