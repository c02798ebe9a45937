import { CopyButton } from '#renderer/ui/table-copy.tsx';
import './flags.css';

type CodeBlockProps = { label: string; text: string; copyLabel: string };

/** Text for machines, to read and to copy. */
export function CodeBlock({ label, text, copyLabel }: CodeBlockProps) {
  return (
    <div className="flags-code">
      <div className="flags-code-copy">
        <CopyButton label={copyLabel} text={() => text} />
      </div>
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- a region that scrolls must be reachable by keyboard */}
      <pre className="mono" tabIndex={0} role="group" aria-label={label}>
        {text}
      </pre>
    </div>
  );
}
