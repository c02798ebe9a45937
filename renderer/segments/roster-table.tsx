import { Button, Checkbox, Menu } from '@mantine/core';
import type { TFunction } from 'i18next';
import { Columns3 } from 'lucide-react';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type Column, DataTable } from '#renderer/ui/data-table.tsx';
import { Chip } from '#renderer/ui/marks.tsx';
import type { OutputOf } from '#shared/contract/contract.ts';
import { attributeOf } from '#shared/segments/attribute-of.ts';
import { numberOf } from '#shared/segments/attribute-kind.ts';
import type { Attribute } from '#shared/segments/segments.contract.ts';
import { useValueWords } from './use-rule-words.ts';
import type { Person } from '#shared/segments/person.ts';
import { codeColumn } from './person-columns.tsx';

type Roster = OutputOf<'segments.listPeople'>;
type Words = TFunction<'segments'>;

const ATTRIBUTES_AT_FIRST = 3;

export type RosterTableProps = {
  roster: Roster;
  selectedId: string | null;
  onOpen: (personId: string) => void;
  /** People ticked for a new segment; null while nobody is being ticked. */
  chosen: ReadonlySet<string> | null;
  onChoose: (chosen: ReadonlySet<string>) => void;
};

function toggled(chosen: ReadonlySet<string>, id: string): ReadonlySet<string> {
  const next = new Set(chosen);
  if (!next.delete(id)) next.add(id);
  return next;
}

function tickColumn(t: Words, { chosen, onChoose }: RosterTableProps): Column<Person>[] {
  if (chosen === null) return [];
  return [
    {
      key: 'chosen',
      header: t('chosen'),
      width: '64px',
      sortable: false,
      text: () => null,
      cell: ({ id, code, name }) => (
        <Checkbox
          aria-label={t('choosePerson', { code, name })}
          checked={chosen.has(id)}
          onChange={() => onChoose(toggled(chosen, id))}
        />
      ),
    },
  ];
}

function personColumns(t: Words): Column<Person>[] {
  return [
    codeColumn(t),
    {
      key: 'name',
      header: t('name'),
      text: ({ name }) => name,
      cell: ({ name, optedOutOn }) => (
        <span className="row row-wrap">
          <span className="medium">{name}</span>
          {optedOutOn !== null && <Chip>{t('optedOut')}</Chip>}
        </span>
      ),
    },
    {
      key: 'number',
      header: t('customerNumber'),
      text: ({ customerNumber }) => customerNumber,
      cell: ({ customerNumber }) => <span className="num">{customerNumber ?? '–'}</span>,
    },
    {
      key: 'role',
      header: t('role.label'),
      text: ({ role }) => t(`role.one.${role}`),
      cell: ({ role }) => t(`role.one.${role}`),
    },
  ];
}

type ValueWords = ReturnType<typeof useValueWords>;

/** Sorted as kept (numbers as numbers), read as the language writes. */
function attributeColumn({ name, kind }: Attribute, words: ValueWords): Column<Person> {
  const shown = (person: Person): string | null => {
    const value = attributeOf(person, name);
    return value === null ? null : words(value, kind);
  };
  const isNumber = kind === 'number';
  return {
    key: `attribute ${name}`,
    header: name,
    text: (person) => {
      const value = attributeOf(person, name);
      return isNumber && value !== null ? (numberOf(value) ?? value) : value;
    },
    cell: (person) => shown(person) ?? <span className="muted">–</span>,
    ...(isNumber ? { align: 'end' as const } : {}),
  };
}

function tagsColumn(t: Words): Column<Person> {
  return {
    key: 'tags',
    header: t('tags'),
    text: ({ tags }) => tags.join(', '),
    cell: ({ tags }) => (
      <span className="row row-wrap">
        {tags.map((tag) => (
          <Chip key={tag}>{tag}</Chip>
        ))}
      </span>
    ),
  };
}

function consentColumn(t: Words): Column<Person> {
  return {
    key: 'consent',
    header: t('consent.label'),
    text: ({ consent }) => t(`consent.${consent}`),
    cell: ({ consent }) => <span className="soft">{t(`consent.${consent}`)}</span>,
  };
}

type ColumnChoiceProps = {
  names: readonly string[];
  shown: readonly string[];
  onShow: (names: string[]) => void;
};

function ColumnChoice({ names, shown, onShow }: ColumnChoiceProps) {
  const { t } = useTranslation('segments');
  return (
    <Menu closeOnItemClick={false} position="bottom-end">
      <Menu.Target>
        <Button
          size="sm"
          variant="subtle"
          leftSection={<Columns3 className="icon-small" aria-hidden="true" />}
        >
          {t('columns')}
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        {names.map((name) => {
          const isShown = shown.includes(name);
          return (
            <Menu.CheckboxItem
              key={name}
              checked={isShown}
              onChange={() =>
                onShow(names.filter((each) => (each === name ? !isShown : shown.includes(each))))
              }
            >
              {name}
            </Menu.CheckboxItem>
          );
        })}
      </Menu.Dropdown>
    </Menu>
  );
}

/** The roster as a table: codes, names and what is known of the people; e-mail stays in the panel of one person. */
export function RosterTable(props: RosterTableProps) {
  const { roster, selectedId, onOpen } = props;
  const { t } = useTranslation('segments');
  const [picked, setPicked] = useState<string[] | null>(null);
  const names = useMemo(() => roster.attributes.map(({ name }) => name), [roster.attributes]);
  const shown = picked ?? names.slice(0, ATTRIBUTES_AT_FIRST);
  const words = useValueWords();
  const columns = [
    ...tickColumn(t, props),
    ...personColumns(t),
    ...roster.attributes
      .filter(({ name }) => shown.includes(name))
      .map((each) => attributeColumn(each, words)),
    ...(roster.tags.length > 0 ? [tagsColumn(t)] : []),
    consentColumn(t),
  ];
  return (
    <DataTable
      label={t('roster')}
      columns={columns}
      rows={roster.people}
      rowKey={({ id }) => id}
      selectedKey={selectedId}
      onOpen={({ id }) => onOpen(id)}
      empty={<p className="muted">{t('nobodyFits')}</p>}
      caption={
        <span className="row row-wrap">
          {roster.people.length < roster.total && (
            <span className="small muted">
              {t('firstShown', { shown: roster.people.length, total: roster.total })}
            </span>
          )}
          {names.length > ATTRIBUTES_AT_FIRST && (
            <ColumnChoice names={names} shown={shown} onShow={setPicked} />
          )}
        </span>
      }
    />
  );
}
