import { useTranslation } from 'react-i18next';

/** A number of two plans, ready to be read. */
export type Line = {
  key: string;
  label: string;
  before: string;
  after: string;
  change: string;
};

/** The plan beside another one, line by line. */
export function SideBySide({ lines, other }: { lines: readonly Line[]; other: string }) {
  const { t } = useTranslation('simulator');
  return (
    <div className="table-scroll">
      <table className="plain-table">
        <thead>
          <tr>
            <th scope="col">{t('compare.title')}</th>
            <th scope="col" className="end">
              {t('compare.plan')}
            </th>
            <th scope="col" className="end">
              {other}
            </th>
            <th scope="col" className="end">
              {t('compare.change')}
            </th>
          </tr>
        </thead>
        <tbody>
          {lines.map(({ key, label, before, after, change }) => (
            <tr key={key}>
              <th scope="row" className="simulator-line">
                {label}
              </th>
              <td className="end num">{before}</td>
              <td className="end num medium">{after}</td>
              <td className="end num soft">{change}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
