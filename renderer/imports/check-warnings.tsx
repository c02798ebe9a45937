import { CircleAlert } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { CheckProps } from './wizard-props.ts';

/** What can be imported but is probably not meant, or good to know before. */
export function CheckWarnings({ preview }: Pick<CheckProps, 'preview'>) {
  const { t } = useTranslation('imports');
  if (preview.warnings.length === 0) return null;
  return (
    <ul className="stack imports-warnings">
      {preview.warnings.map(({ code, count, of, example, day }) => (
        <li key={code} className="row imports-warning">
          <CircleAlert className="icon-small tone-hold" aria-hidden="true" />
          <span>{t(`warning.${code}`, { count, of, example, day })}</span>
        </li>
      ))}
    </ul>
  );
}
