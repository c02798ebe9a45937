import { CornerLeftUp } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { useFormats } from '#renderer/ui/use-formats.ts';
import type { NoteLine } from '#shared/notes/note.ts';

/** "rests on the quote at 10:34 and the observation at 10:33" */
export function LineSupport({ restsOn, lines }: { restsOn: readonly string[]; lines: readonly NoteLine[] }) {
  const { t } = useTranslation('notes');
  const formats = useFormats();
  const support = lines.filter((line) => restsOn.includes(line.id));
  if (support.length === 0) return null;
  const named = support.map(({ mark, at }) => t(`support.${mark}`, { at }));
  return (
    <div className="notes-support small muted">
      <CornerLeftUp className="icon-small" aria-hidden="true" />
      {t('restsOn', { lines: formats.list(named) })}
    </div>
  );
}
