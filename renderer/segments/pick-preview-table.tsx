import type { TFunction } from 'i18next';
import { Check, TriangleAlert } from 'lucide-react';
import type { ReactNode } from 'react';
import { Trans, useTranslation } from 'react-i18next';
import { Link } from 'wouter';
import { type Column, DataTable } from '#renderer/ui/data-table.tsx';
import { useFormats } from '#renderer/ui/use-formats.ts';
import type { PickPreview, PickRequest } from '#shared/segments/segments.contract.ts';
import { codeColumn, linkedNameColumn } from './person-columns.tsx';
import { isForAll, type Phase } from './pick-draft.ts';
import { useBarredWords } from './use-barred-words.ts';

type Picked = PickPreview['picked'][number];

/** Rows of a list that are seen without scrolling. */
const FITTING_ROWS = 9;

function columnsFor(request: PickRequest, t: TFunction<'segments'>): Column<Picked>[] {
  const stratum = request.stratifyBy;
  const why = (person: Picked): string => {
    const reason = request.include.find(({ personId }) => personId === person.personId)?.reason;
    return reason === undefined || person.why !== 'included'
      ? t(`why.${person.why}`)
      : t('why.includedBecause', { reason });
  };
  return [
    codeColumn(t),
    linkedNameColumn(t),
    ...(stratum === null
      ? []
      : [
          {
            key: 'stratum',
            header: stratum,
            text: (person: Picked) => person.stratum,
            cell: (person: Picked) => person.stratum ?? <span className="muted">{t('unknownValue')}</span>,
          },
        ]),
    {
      key: 'why',
      header: t('whyLabel'),
      text: why,
      cell: (person) => <span className="soft">{why(person)}</span>,
    },
  ];
}

type PreviewProps = { phase: Phase; preview: PickPreview; request: PickRequest; keep: ReactNode };

/** How many are picked, of how many that were asked for; for everyone, of whom there are none. */
function Headline({ phase, preview, request }: Omit<PreviewProps, 'keep'>) {
  const { t } = useTranslation('segments');
  const barred = useBarredWords(preview);
  const values = { picked: preview.picked.length, count: request.count, eligible: preview.eligible };
  const isExact = preview.missing === 0;
  const isWhole = isExact && preview.heldBack.length >= request.holdBack;
  const Icon = isWhole ? Check : TriangleAlert;
  const exactly = isForAll(phase) ? 'pick.all' : 'pick.exactly';
  const key = isExact ? exactly : 'pick.short';
  const drawnFrom = isForAll(phase)
    ? barred !== '' && t('pick.because', { reasons: barred })
    : t('pick.eligible', values);
  return (
    <p className="row people-pick-headline" role="status">
      <Icon className={isWhole ? 'icon tone-advance' : 'icon tone-reduce'} aria-hidden="true" />
      <span>
        <strong>{t(key, values)}</strong>{' '}
        {!isWhole && isExact && (
          <strong>{t('pick.fewHeld', { count: preview.heldBack.length, asked: request.holdBack })} </strong>
        )}
        <span className="muted">{isExact ? drawnFrom : t('pick.missing', { count: preview.missing })}</span>
      </span>
    </p>
  );
}

type Group = { stratum: string; picked: number; heldBack: number };

function groupsOf({ picked, heldBack }: PickPreview, unknown: string): Group[] {
  const groups = new Map<string, Group>();
  const groupOf = (stratum: string | null): Group => {
    const name = stratum ?? unknown;
    const group = groups.get(name) ?? { stratum: name, picked: 0, heldBack: 0 };
    groups.set(name, group);
    return group;
  };
  for (const { stratum } of picked) groupOf(stratum).picked += 1;
  for (const { stratum } of heldBack) groupOf(stratum).heldBack += 1;
  return [...groups.values()].sort((left, right) => right.picked - left.picked);
}

function Spread({ preview, request }: { preview: PickPreview; request: PickRequest }) {
  const { t } = useTranslation('segments');
  const formats = useFormats();
  if (request.stratifyBy === null) return null;
  return (
    <p className="small soft num people-pick-spread">
      {groupsOf(preview, t('unknownValue'))
        .map(({ stratum, picked }) => `${stratum} ${formats.whole(picked)}`)
        .join(' · ')}
    </p>
  );
}

/** People who would be in several pilots at once: what changes for them may come from either. */
function Overlaps({ overlaps, heldBack }: Pick<PickPreview, 'overlaps' | 'heldBack'>) {
  const { t } = useTranslation('segments');
  if (overlaps.length === 0) return null;
  return (
    <ul className="people-pick-overlaps small">
      {overlaps.map(({ featureId, featureName, people }) => (
        <li key={featureId} className="row">
          <TriangleAlert className="icon-small tone-reduce" aria-hidden="true" />
          <span>
            <Trans
              t={t}
              i18nKey={heldBack.length === 0 ? 'pick.overlap' : 'pick.overlapWithHeld'}
              count={people}
              values={{ feature: featureName }}
              components={{ a: <Link href={`/features/${featureId}/people`} className="link" /> }}
            />
          </span>
        </li>
      ))}
    </ul>
  );
}

type ListProps = { label: string; columns: readonly Column<Picked>[]; people: readonly Picked[] };

/** People by name in a list that scrolls once it is long, and then says below how many there are. */
function PickedList({ label, columns, people }: ListProps) {
  const { t } = useTranslation('segments');
  return (
    <>
      <div className="people-pick-list">
        <DataTable
          label={label}
          columns={columns}
          rows={people}
          rowKey={({ personId }) => personId}
          copyable={false}
        />
      </div>
      {people.length > FITTING_ROWS && (
        <p className="small muted people-pick-scrolls">{t('pick.scrolls', { count: people.length })}</p>
      )}
    </>
  );
}

/** Who the pick gives, by name and with the reason, and who is held back to compare with. */
export function PickPreviewTable({ phase, preview, request, keep }: PreviewProps) {
  const { t } = useTranslation('segments');
  const columns = columnsFor(request, t);
  return (
    <>
      <div className="row row-wrap between people-pick-head">
        <Headline phase={phase} preview={preview} request={request} />
        {keep}
      </div>
      <Spread preview={preview} request={request} />
      <Overlaps {...preview} />
      {preview.picked.length > 0 && (
        <PickedList label={t('pick.pickedList')} columns={columns} people={preview.picked} />
      )}
      {request.holdBack > 0 && (
        <>
          <h3 className="people-pick-control">
            {t('pick.heldBack', { count: preview.heldBack.length, asked: request.holdBack })}
          </h3>
          <PickedList label={t('pick.heldBackList')} columns={columns} people={preview.heldBack} />
        </>
      )}
    </>
  );
}
