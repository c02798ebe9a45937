import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { meantBy, putAttributeKind, readAsOne } from './roster-edits.ts';
import type { RosterWizard } from './roster-wizard.tsx';
import { ChoiceField } from '#renderer/ui/choice-field.tsx';
import { Section } from '#renderer/ui/section.tsx';
import { useFormats } from '#renderer/ui/use-formats.ts';
import type { RosterMapping, RosterPreview } from '#shared/imports/imports.contract.ts';
import type { Spellings } from '#shared/imports/written-values.ts';

type ValuesProps = { wizard: RosterWizard; mapping: RosterMapping; preview: RosterPreview };
type ColumnProps = ValuesProps & { column: RosterPreview['columns'][number] };

const VALUES_NAMED = 3;
/** Choices that are no value of a file. */
const AS_WRITTEN = 'as-written';
const NOTHING = 'nothing';

/** A column that is read as text because a few of its values are neither yes nor no: said, and read so on one press. */
export function AlmostYesNo({ wizard, mapping, preview, column }: ColumnProps) {
  const { t } = useTranslation('imports');
  const found = preview.almostYesNo.find((each) => each.column === column.index);
  if (found === undefined) return null;
  const first = found.others.slice(0, VALUES_NAMED);
  return (
    <div className="small roster-hint">
      {t('almostYesNo', {
        count: found.count,
        first: first.map(({ line, value }) => t('oddValue', { line, value })).join(', '),
      })}
      <Button
        size="sm"
        display="block"
        mt={6}
        onClick={() => wizard.setMapping(putAttributeKind(mapping, column.index, 'yes-no'))}
      >
        {t('readAsYesNo')}
      </Button>
    </div>
  );
}

/** Each value of a column of yes and no that is neither, with what it shall mean; as it is written unless somebody says. */
export function NeitherYesNorNo({ wizard, mapping, preview, column }: ColumnProps) {
  const { t } = useTranslation('imports');
  const odd = preview.oddValues.find((each) => each.column === column.index)?.first ?? [];
  const mended = mapping.mendedValues.filter((each) => each.column === column.index);
  const values = [...new Set([...mended.map(({ written }) => written), ...odd.map(({ value }) => value)])];
  return values.map((value) => {
    const as = meantBy(mapping, column.index, value);
    return (
      <div key={value} className="row roster-hint">
        <span className="cut">{t('valueMeans', { value })}</span>
        <ChoiceField
          label={t('valueMeansOf', { value, column: column.name })}
          labelHidden
          width="128px"
          value={as === null ? AS_WRITTEN : as === '' ? NOTHING : as}
          options={[
            { value: AS_WRITTEN, label: t('means.itself') },
            { value: 'yes', label: t('means.yes') },
            { value: 'no', label: t('means.no') },
            { value: NOTHING, label: t('means.nothing') },
          ]}
          onChange={(chosen) => {
            const next = chosen === AS_WRITTEN ? null : chosen === NOTHING ? '' : chosen;
            wizard.setMapping(readAsOne(mapping, { column: column.index, values: [value], as: next }));
          }}
        />
      </div>
    );
  });
}

function SpellingRow({ wizard, mapping, preview, group }: ValuesProps & { group: Spellings }) {
  const { t } = useTranslation('imports');
  const formats = useFormats();
  const { column, values } = group;
  const name = preview.columns[column]?.name ?? '';
  const written = values.filter(({ count }) => count > 0).map(({ value }) => value);
  const chosen = written.map((value) => meantBy(mapping, column, value)).find((as) => as !== null);
  return (
    <li className="row row-wrap roster-spelling">
      <div className="grow">
        <span className="medium">{name}</span>{' '}
        <span className="soft">
          {formats.list(
            values.map(({ value, count, isInRoster }) =>
              t(isInRoster && count === 0 ? 'spelling.inRoster' : 'spelling.inFile', { value, count }),
            ),
          )}
        </span>
      </div>
      <ChoiceField
        label={t('spelling.choiceOf', { column: name, value: values[0]?.value ?? '' })}
        labelHidden
        width="220px"
        value={chosen ?? AS_WRITTEN}
        options={[
          { value: AS_WRITTEN, label: t('spelling.apart') },
          ...values.map(({ value }) => ({ value, label: t('spelling.join', { value }) })),
        ]}
        onChange={(as) =>
          wizard.setMapping(
            readAsOne(mapping, { column, values: written, as: as === AS_WRITTEN ? null : as }),
          )
        }
      />
    </li>
  );
}

/** Values written in more than one way, to be read as one where somebody says so; nothing is joined without a word. */
export function SpellingsSection(props: ValuesProps) {
  const { t } = useTranslation('imports');
  const { spellings } = props.preview;
  if (spellings.length === 0) return null;
  return (
    <Section title={t('spelling.title')} note={t('spelling.note')}>
      <ul className="rule-list">
        {spellings.map((group) => (
          <SpellingRow key={`${group.column} ${group.values[0]?.value ?? ''}`} {...props} group={group} />
        ))}
      </ul>
    </Section>
  );
}
