import { Button } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useCommand } from '#renderer/rpc/use-command.ts';
import { useUndoToast } from '#renderer/rpc/use-undo-toast.ts';
import { ChoiceField } from '#renderer/ui/choice-field.tsx';
import { SideSection } from '#renderer/ui/section.tsx';
import { useFormats } from '#renderer/ui/use-formats.ts';
import {
  type AttributeKind,
  attributeKindSchema,
  type ValueWriting,
} from '#shared/segments/attribute-kind.ts';
import type { Attribute } from '#shared/segments/segments.contract.ts';

type Changing = { kind: AttributeKind; writing: ValueWriting };

const NUMBERS: Readonly<Record<ValueWriting['decimal'], string>> = { ',': '1.234,5', '.': '1,234.5' };
const DAYS: Readonly<Record<ValueWriting['firstInDate'], string>> = {
  day: '31/12/2026',
  month: '12/31/2026',
};

type WritingProps = { changing: Changing; onChange: (changing: Changing) => void };

/** How the values were written: nothing tells a 3 April from a 4 March but the person who wrote them. */
function WritingField({ changing, onChange }: WritingProps) {
  const { t } = useTranslation('segments');
  const { kind, writing } = changing;
  if (kind === 'number') {
    return (
      <ChoiceField
        label={t('attributeKind.writtenAs')}
        value={writing.decimal}
        options={Object.entries(NUMBERS).map(([value, label]) => ({ value, label }))}
        onChange={(decimal) =>
          onChange({ kind, writing: { ...writing, decimal: decimal === ',' ? ',' : '.' } })
        }
      />
    );
  }
  if (kind !== 'date') return null;
  return (
    <ChoiceField
      label={t('attributeKind.writtenAs')}
      value={writing.firstInDate}
      options={Object.entries(DAYS).map(([value, label]) => ({ value, label }))}
      onChange={(first) =>
        onChange({ kind, writing: { ...writing, firstInDate: first === 'month' ? 'month' : 'day' } })
      }
    />
  );
}

type ReadAgainProps = { name: string; changing: Changing; onChange: (changing: Changing | null) => void };

/** Reads the values under their new kind once it is said how they were written. */
function ReadAgain({ name, changing, onChange }: ReadAgainProps) {
  const { t } = useTranslation('segments');
  const done = useUndoToast();
  const set = useCommand('segments.setAttributeKind');
  const read = (): void =>
    set.mutate(
      { name, ...changing },
      {
        onSuccess: ({ odd }) => {
          done(t(odd === 0 ? 'attributeKind.done' : 'attributeKind.doneOdd', { name, count: odd }));
          onChange(null);
        },
      },
    );
  return (
    <div className="stack people-attribute-change">
      <WritingField changing={changing} onChange={onChange} />
      <div className="row">
        <Button size="sm" loading={set.isPending} onClick={read}>
          {t('attributeKind.read')}
        </Button>
        <Button size="sm" variant="subtle" onClick={() => onChange(null)}>
          {t('cancel')}
        </Button>
      </div>
    </div>
  );
}

function AttributeItem({ attribute }: { attribute: Attribute }) {
  const { t } = useTranslation('segments');
  const formats = useFormats();
  const { name, kind, people, odd } = attribute;
  const [changing, setChanging] = useState<Changing | null>(null);
  const writing: ValueWriting = { decimal: formats.language === 'it' ? ',' : '.', firstInDate: 'day' };
  return (
    <li className="people-attribute">
      <div className="row between">
        <span className="grow">
          <span className="medium">{name}</span>{' '}
          <span className="small muted num">{formats.count(people, 'people')}</span>
        </span>
        <ChoiceField
          label={t('attributeKind.of', { name })}
          labelHidden
          width="112px"
          value={changing?.kind ?? kind}
          options={attributeKindSchema.options.map((each) => ({ value: each, label: t(`kinds.${each}`) }))}
          onChange={(value) => {
            const next = attributeKindSchema.safeParse(value);
            if (next.success && next.data !== kind) setChanging({ kind: next.data, writing });
          }}
        />
      </div>
      {odd.people > 0 && changing === null && (
        <p className="small muted">
          {t('attributeKind.odd', {
            count: odd.people,
            kind: t(`kinds.${kind}`),
            values: odd.values.join(', '),
          })}
        </p>
      )}
      {changing !== null && <ReadAgain name={name} changing={changing} onChange={setChanging} />}
    </li>
  );
}

/** What is known of the people of the roster: each attribute with its kind, and the values that are none of it. */
export function AttributesPanel({ attributes }: { attributes: readonly Attribute[] }) {
  const { t } = useTranslation('segments');
  if (attributes.length === 0) return null;
  return (
    <SideSection title={t('attributes')} note={t('attributeKind.note')}>
      <ul className="rule-list">
        {attributes.map((attribute) => (
          <AttributeItem key={attribute.name} attribute={attribute} />
        ))}
      </ul>
    </SideSection>
  );
}
