import { Button, TagsInput } from '@mantine/core';
import { ArrowRight } from 'lucide-react';
import { useState } from 'react';
import { Trans, useTranslation } from 'react-i18next';
import { useDialectFacts } from './file-writing.tsx';
import { firstValue } from './mapping-edits.ts';
import { putAttributeKind, putRosterColumn, ROSTER_USES, rosterUseOf } from './roster-edits.ts';
import type { RosterWizard } from './roster-wizard.tsx';
import { SetAsideTable } from './set-aside-table.tsx';
import { AlmostYesNo, NeitherYesNorNo, SpellingsSection } from './roster-values.tsx';
import { ChoiceField } from '#renderer/ui/choice-field.tsx';
import { PageBody } from '#renderer/ui/page-frame.tsx';
import { RemovablePill } from '#renderer/ui/removable-pill.tsx';
import { AnswerSentence, Facts, Section, SideSection } from '#renderer/ui/section.tsx';
import { ErrorState } from '#renderer/ui/states.tsx';
import { useFormats } from '#renderer/ui/use-formats.ts';
import { attributeKindSchema } from '#shared/segments/attribute-kind.ts';
import { RosterKeys } from './roster-keys.tsx';
import type { RosterMapping, RosterPreview } from '#shared/imports/imports.contract.ts';

const ODD_VALUES_SHOWN = 3;

export type RosterCheckProps = { wizard: RosterWizard; preview: RosterPreview; mapping: RosterMapping };

type ColumnProps = RosterCheckProps & { column: RosterPreview['columns'][number] };

type KindProps = Pick<ColumnProps, 'wizard' | 'mapping' | 'preview' | 'column'>;

/** What the values of an attribute are, and those that are none of it. */
function KindChoice({ wizard, mapping, preview, column }: KindProps) {
  const { t } = useTranslation('imports');
  const odd = preview.oddValues.find((each) => each.column === column.index);
  const kindNow = mapping.attributeKinds[column.index] ?? 'text';
  const shown = odd?.first.slice(0, ODD_VALUES_SHOWN) ?? [];
  return (
    <>
      <ChoiceField
        label={t('kindOf', { column: column.name })}
        labelHidden
        width="132px"
        value={kindNow}
        options={attributeKindSchema.options.map((kind) => ({ value: kind, label: t(`kinds.${kind}`) }))}
        onChange={(value) => {
          const kind = attributeKindSchema.safeParse(value);
          if (kind.success) wizard.setMapping(putAttributeKind(mapping, column.index, kind.data));
        }}
      />
      {odd !== undefined && (
        <div className="small muted">
          {t('oddValues', {
            count: odd.count,
            first: shown.map(({ line, value }) => t('oddValue', { line, value })).join(', '),
          })}
        </div>
      )}
      {kindNow === 'text' && <AlmostYesNo {...{ wizard, mapping, preview, column }} />}
      {kindNow === 'yes-no' && <NeitherYesNorNo {...{ wizard, mapping, preview, column }} />}
    </>
  );
}

function ReadAs(props: ColumnProps) {
  const { wizard, mapping, column } = props;
  const { t } = useTranslation('imports');
  const use = rosterUseOf(mapping, column.index);
  if (use === 'attribute') return <KindChoice {...props} />;
  if (use !== 'role') return t(`rosterReads.${use}`);
  return (
    <TagsInput
      aria-label={t('staffValues')}
      placeholder={mapping.staffValues.length === 0 ? t('staffValues') : ''}
      data={column.examples}
      value={mapping.staffValues}
      renderPill={(pill) => <RemovablePill {...pill} />}
      onChange={(staffValues) => wizard.setMapping({ ...mapping, staffValues })}
    />
  );
}

function ColumnRow(props: ColumnProps) {
  const { t } = useTranslation('imports');
  const { wizard, mapping, column } = props;
  const title = column.name === '' ? t('columnNumber', { number: column.index + 1 }) : column.name;
  const use = rosterUseOf(mapping, column.index);
  return (
    <tr className={use === 'none' ? 'muted' : undefined}>
      <td className="medium imports-column-name">{title}</td>
      <td className="mono imports-column-value">{firstValue(column)}</td>
      <td className="muted">
        <ArrowRight className="icon-small" aria-hidden="true" />
      </td>
      <td className="imports-column-use">
        <ChoiceField
          label={t('goesToOf', { column: title })}
          labelHidden
          value={use}
          options={ROSTER_USES.map((key) => ({ value: key, label: t(`rosterUse.${key}`) }))}
          onChange={(value) => {
            const next = ROSTER_USES.find((key) => key === value);
            if (next !== undefined && next !== use) {
              wizard.setMapping(putRosterColumn(mapping, column.index, next));
            }
          }}
        />
      </td>
      <td className="small soft">
        <ReadAs {...props} />
      </td>
    </tr>
  );
}

function Columns(props: RosterCheckProps) {
  const { t } = useTranslation('imports');
  return (
    <Section title={t('columns')} note={t('columnsNote')}>
      <div className="table-scroll">
        <table className="plain-table imports-columns">
          <thead>
            <tr>
              <th>{t('columnInFile')}</th>
              <th>{t('firstValue')}</th>
              <th aria-hidden="true" />
              <th>{t('goesTo')}</th>
              <th>{t('readAsHead')}</th>
            </tr>
          </thead>
          <tbody>
            {props.preview.columns.map((column) => (
              <ColumnRow key={column.index} {...props} column={column} />
            ))}
          </tbody>
        </table>
      </div>
    </Section>
  );
}

const PEOPLE_SHOWN = 12;

function People({ preview }: Pick<RosterCheckProps, 'preview'>) {
  const { t } = useTranslation('imports');
  if (preview.people.length === 0) return null;
  return (
    <Section title={t('firstPeople')}>
      <div className="table-scroll">
        <table className="plain-table">
          <thead>
            <tr>
              <th>{t('rosterUse.name')}</th>
              <th>{t('rosterUse.number')}</th>
              <th>{t('rosterUse.role')}</th>
            </tr>
          </thead>
          <tbody>
            {preview.people.slice(0, PEOPLE_SHOWN).map(({ name, customerNumber, role }, index) => (
              <tr key={index}>
                <td className="medium">{name}</td>
                <td className="mono">{customerNumber ?? ''}</td>
                <td className="soft">{t(role === 'staff' ? 'staff' : 'customer')}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </Section>
  );
}

function Side({ wizard, preview, mapping }: RosterCheckProps) {
  const { t } = useTranslation('imports');
  const formats = useFormats();
  const [isChanging, setIsChanging] = useState(false);
  const { counts } = preview;
  const { separator, letters, heading } = useDialectFacts({
    dialect: mapping.dialect,
    onDialect: (dialect) => wizard.setMapping({ ...mapping, dialect }),
    isChanging,
  });
  return (
    <div className="imports-side">
      <SideSection title={t('wouldHappen')}>
        <Facts
          facts={[
            { label: t('rowsInFile'), value: formats.whole(counts.rows) },
            { label: t('peopleNew'), value: formats.whole(counts.newPeople) },
            { label: t('peopleChanged'), value: formats.whole(counts.changedPeople) },
            { label: t('peopleSame'), value: formats.whole(counts.samePeople) },
            { label: t('rowsSetAside'), value: formats.whole(counts.setAside) },
          ]}
        />
        <p className="small muted imports-sum">{t('rosterKeeps')}</p>
      </SideSection>
      <RosterKeys preview={preview} />
      <SideSection title={t('howWritten')}>
        <Facts
          facts={[
            { label: t('separator'), value: separator },
            { label: t('letters'), value: letters },
            { label: t('heading'), value: heading },
          ]}
        />
        <Button size="sm" mt={12} onClick={() => setIsChanging(!isChanging)}>
          {isChanging ? t('ready') : t('change')}
        </Button>
      </SideSection>
    </div>
  );
}

/** The check of a roster: its columns, its first people, and what would happen. */
export function RosterCheck(props: RosterCheckProps) {
  const { t } = useTranslation('imports');
  const { wizard, preview, mapping } = props;
  const { newPeople, changedPeople, samePeople, setAside } = preview.counts;
  const key = mapping.nameColumn === null ? 'rosterNameMissing' : 'rosterReady';
  return (
    <PageBody side={<Side {...props} />}>
      <AnswerSentence>
        <Trans
          t={t}
          i18nKey={key}
          values={{ count: newPeople, changed: changedPeople, same: samePeople, setAside }}
          components={{ b: <strong />, q: <span className="muted" /> }}
        />
      </AnswerSentence>
      {wizard.commit.error !== null && <ErrorState error={wizard.commit.error} />}
      {wizard.error !== null && <ErrorState error={wizard.error} />}
      <Columns {...props} />
      <SpellingsSection {...props} />
      <People preview={preview} />
      <SetAsideTable
        rows={preview.setAside}
        total={setAside}
        fileName={preview.fileName}
        delimiter={mapping.dialect.delimiter}
        mending={{ texts: wizard.mends, onMend: wizard.mend }}
      />
    </PageBody>
  );
}
