import { ActionIcon, TagsInput, TextInput } from '@mantine/core';
import { X } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { type ConditionDraft, NO_CONDITION, type Subject, testsOf } from './segment-draft.ts';
import { useValueWords } from './use-rule-words.ts';
import { useQueryOf } from '#renderer/rpc/use-query-of.ts';
import { ChoiceField } from '#renderer/ui/choice-field.tsx';
import { DayField } from '#renderer/ui/day-field.tsx';
import { NumberField } from '#renderer/ui/number-field.tsx';
import { RemovablePill } from '#renderer/ui/removable-pill.tsx';
import type { OutputOf } from '#shared/contract/contract.ts';
import type { AttributeKind } from '#shared/segments/attribute-kind.ts';
import type { Attribute } from '#shared/segments/segments.contract.ts';

export type RosterWords = Pick<OutputOf<'segments.listPeople'>, 'attributes' | 'tags'>;

type ConditionProps = {
  draft: ConditionDraft;
  onChange: (draft: ConditionDraft) => void;
  roster: RosterWords;
};

const TAGS = '#';
const NAME = '=';

function keyOf(subject: Subject | null): string | null {
  if (subject === null) return null;
  return subject.of === 'tags' ? TAGS : `${NAME}${subject.name}`;
}

function attributeOfDraft({ draft, roster }: Pick<ConditionProps, 'draft' | 'roster'>): Attribute | null {
  const { subject } = draft;
  if (subject?.of !== 'attribute') return null;
  return roster.attributes.find(({ name }) => name === subject.name) ?? null;
}

function SubjectField({ draft, onChange, roster }: ConditionProps) {
  const { t } = useTranslation('segments');
  const choose = (key: string | null): void => {
    if (key === null) return;
    const subject: Subject = key === TAGS ? { of: 'tags' } : { of: 'attribute', name: key.slice(1) };
    const kind = roster.attributes.find(({ name }) => `${NAME}${name}` === key)?.kind ?? 'text';
    onChange({ ...NO_CONDITION, subject, test: testsOf(subject, kind)[0] ?? 'one-of' });
  };
  return (
    <ChoiceField
      label={t('rule.subject')}
      labelHidden
      placeholder={t('rule.subject')}
      value={keyOf(draft.subject)}
      options={[
        ...roster.attributes.map(({ name }) => ({ value: `${NAME}${name}`, label: name })),
        ...(roster.tags.length > 0 ? [{ value: TAGS, label: t('tags') }] : []),
      ]}
      onChange={choose}
    />
  );
}

function TestField({ draft, onChange, kind }: ConditionProps & { kind: AttributeKind }) {
  const { t } = useTranslation('segments');
  return (
    <ChoiceField
      label={t('rule.test')}
      labelHidden
      value={draft.test}
      options={testsOf(draft.subject, kind).map((test) => ({ value: test, label: t(`rule.tests.${test}`) }))}
      onChange={(next) => {
        const test = testsOf(draft.subject, kind).find((each) => each === next);
        if (test !== undefined) onChange({ ...draft, test });
      }}
    />
  );
}

/** Several values, chosen from those there are or typed; yes and no are a choice of one. */
function ListField({ draft, onChange, roster, kind }: ConditionProps & { kind: AttributeKind }) {
  const { t } = useTranslation('segments');
  const words = useValueWords();
  if (kind === 'yes-no' && draft.subject?.of === 'attribute') {
    return (
      <ChoiceField
        label={t('attributeValue')}
        labelHidden
        value={draft.values[0] ?? null}
        options={['yes', 'no'].map((value) => ({ value, label: words(value, kind) }))}
        onChange={(value) => onChange({ ...draft, values: value === null ? [] : [value] })}
      />
    );
  }
  const known =
    draft.subject?.of === 'tags' ? roster.tags : (attributeOfDraft({ draft, roster })?.values ?? []);
  return (
    <TagsInput
      aria-label={t('attributeValue')}
      placeholder={draft.values.length === 0 ? t('rule.values') : ''}
      data={[...known]}
      value={draft.values}
      onChange={(values) => onChange({ ...draft, values })}
      maxDropdownHeight={260}
      renderPill={(pill) => <RemovablePill {...pill} />}
      acceptValueOnBlur
    />
  );
}

function ValueField(props: ConditionProps & { kind: AttributeKind }) {
  const { draft, onChange } = props;
  const { t } = useTranslation('segments');
  const today = useQueryOf('workspace.describe', {}).data?.today;
  const label = t('attributeValue');
  switch (draft.test) {
    case 'one-of':
    case 'none-of':
    case 'tagged':
    case 'not-tagged':
      return <ListField {...props} />;
    case 'contains':
      return (
        <TextInput
          aria-label={label}
          value={draft.text}
          onChange={(event) => onChange({ ...draft, text: event.currentTarget.value })}
        />
      );
    case 'equals':
    case 'at-least':
    case 'at-most':
      return (
        <NumberField
          label={label}
          labelHidden
          value={draft.number}
          onChange={(number) => onChange({ ...draft, number })}
        />
      );
    case 'since':
    case 'until':
      return today === undefined ? null : (
        <DayField
          label={label}
          labelHidden
          value={draft.day}
          today={today}
          onChange={(day) => onChange({ ...draft, day })}
        />
      );
    default:
      return null;
  }
}

/** Values of the attribute that no comparison of its kind can find. */
function OddNote({ attribute, test }: { attribute: Attribute; test: ConditionDraft['test'] }) {
  const { t } = useTranslation('segments');
  const { people, values } = attribute.odd;
  const compares = !['filled', 'empty', 'contains', 'none-of'].includes(test);
  if (people === 0 || !compares) return null;
  return (
    <p className="small muted">
      {t('rule.odd', {
        count: people,
        values: values.slice(0, 3).join(', '),
        kind: t(`kinds.${attribute.kind}`),
      })}
    </p>
  );
}

/** One condition: what it is about, how it is compared, and with what. */
export function ConditionFields(props: ConditionProps & { onRemove: (() => void) | null }) {
  const { draft, onRemove } = props;
  const { t } = useTranslation('segments');
  const attribute = attributeOfDraft(props);
  const kind = attribute?.kind ?? 'text';
  return (
    <div className="stack people-condition">
      <div className="row people-condition-head">
        <SubjectField {...props} />
        {onRemove !== null && (
          <ActionIcon aria-label={t('rule.removeCondition')} onClick={onRemove}>
            <X className="icon-small" />
          </ActionIcon>
        )}
      </div>
      {draft.subject !== null && (
        <div className="row people-condition-head">
          <TestField {...props} kind={kind} />
          <ValueField {...props} kind={kind} />
        </div>
      )}
      {attribute !== null && <OddNote attribute={attribute} test={draft.test} />}
    </div>
  );
}
