import { useTranslation } from 'react-i18next';
import { Link } from 'wouter';
import { useQueryOf } from '#renderer/rpc/use-query-of.ts';
import { LoadingRows } from '#renderer/ui/states.tsx';
import { TableCopy } from '#renderer/ui/table-copy.tsx';
import { MarkToldToday, SaveNotice } from './notice-actions.tsx';
import { useNoticeColumns } from './notice-columns.tsx';
import './notice-list.css';

/** The list of whom to tell, where there is little room: names and addresses, to copy, save and mark. */
export function NoticeBrief({ featureId }: { featureId: string }) {
  const { t } = useTranslation('segments');
  const columns = useNoticeColumns(featureId);
  const losses = useQueryOf('segments.listLosses', { featureId }).data;
  if (losses === undefined) return <LoadingRows rows={3} />;
  if (losses.length === 0) return <p className="soft">{t('loss.nobody')}</p>;
  const untold = losses.filter(({ lossToldOn }) => lossToldOn === null);
  if (untold.length === 0) return <p className="soft">{t('loss.allTold')}.</p>;
  const title = t('loss.title', { count: untold.length });
  return (
    <div>
      <h2>{title}</h2>
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- a region that scrolls must be reachable by keyboard */}
      <ul className="rule-list segments-notice-brief" tabIndex={0} aria-label={title}>
        {untold.map(({ personId, code, name, email, phaseName }) => (
          <li key={personId}>
            <span className="num soft">{code}</span> {name} <span className="small muted">{phaseName}</span>
            {email !== '' && <div className="small muted cut">{email}</div>}
          </li>
        ))}
      </ul>
      <div className="row row-wrap segments-notice-deeds">
        <TableCopy columns={columns} rows={untold} />
        <SaveNotice featureId={featureId} losses={untold} columns={columns} />
        <MarkToldToday featureId={featureId} losses={untold} />
      </div>
      <Link href={`/features/${featureId}/people?tell=lost`} className="link small">
        {t('loss.openList')}
      </Link>
    </div>
  );
}
