import { Button, Radio, TextInput } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { isNarrowed } from './roster-question.ts';
import type { SegmentsPanelProps } from './segments-panel.tsx';
import { useCommand } from '#renderer/rpc/use-command.ts';
import { ChoiceField } from '#renderer/ui/choice-field.tsx';
import { ErrorState } from '#renderer/ui/states.tsx';
import type { InputOf } from '#shared/contract/contract.ts';

type Way = 'rule' | 'list' | 'ticked';
type Draft = { name: string; way: Way; attribute: string | null; equals: string | null };
type NewSegmentProps = SegmentsPanelProps & { onClose: () => void };

/** What the engine is asked to make; null while something is missing. */
function toSegment(draft: Draft, { roster, chosen }: NewSegmentProps): InputOf<'segments.create'> | null {
  const name = draft.name.trim();
  if (name === '') return null;
  if (draft.way === 'rule') {
    if (draft.attribute === null || draft.equals === null) return null;
    return { name, rule: { attribute: draft.attribute, equals: draft.equals } };
  }
  const personIds = draft.way === 'list' ? roster.people.map(({ id }) => id) : [...(chosen ?? [])];
  return personIds.length === 0 ? null : { name, rule: null, personIds };
}

type RuleProps = { draft: Draft; change: (change: Partial<Draft>) => void } & Pick<NewSegmentProps, 'roster'>;

function RuleFields({ draft, change, roster }: RuleProps) {
  const { t } = useTranslation('segments');
  const values = roster.attributes.find(({ name }) => name === draft.attribute)?.values ?? [];
  return (
    <div className="row people-rule">
      <ChoiceField
        label={t('attributeName')}
        labelHidden
        placeholder={t('attributeName')}
        value={draft.attribute}
        options={roster.attributes.map(({ name }) => ({ value: name, label: name }))}
        onChange={(attribute) => change({ attribute, equals: null })}
      />
      <span className="soft">=</span>
      <ChoiceField
        label={t('attributeValue')}
        labelHidden
        placeholder={t('attributeValue')}
        value={draft.equals}
        options={values.map((value) => ({ value, label: value }))}
        onChange={(equals) => change({ equals })}
        disabled={draft.attribute === null}
      />
    </div>
  );
}

function WayChoice({ draft, change, ...props }: RuleProps & NewSegmentProps) {
  const { t } = useTranslation('segments');
  const { roster, filter, chosen, onChoose } = props;
  const choose = (way: string): void => {
    change({ way: way as Way });
    onChoose(way === 'ticked' ? (chosen ?? new Set()) : null);
  };
  return (
    <Radio.Group label={t('way.label')} value={draft.way} onChange={choose}>
      <div className="stack people-ways">
        <Radio value="rule" label={t('way.rule')} disabled={roster.attributes.length === 0} />
        {draft.way === 'rule' && <RuleFields draft={draft} change={change} roster={roster} />}
        <Radio
          value="list"
          label={t(isNarrowed(filter) ? 'way.filtered' : 'way.list', { count: roster.people.length })}
        />
        <Radio value="ticked" label={t('way.ticked', { count: chosen?.size ?? 0 })} />
      </div>
    </Radio.Group>
  );
}

/** A new group: everybody with a value, everybody in the list as it stands, or people ticked one by one. */
export function NewSegment(props: NewSegmentProps) {
  const { t } = useTranslation('segments');
  const hasAttributes = props.roster.attributes.length > 0;
  const first: Way = isNarrowed(props.filter) || !hasAttributes ? 'list' : 'rule';
  const [draft, setDraft] = useState<Draft>({ name: '', way: first, attribute: null, equals: null });
  const create = useCommand('segments.create', { errors: 'inline' });
  const segment = toSegment(draft, props);
  const change = (next: Partial<Draft>): void => setDraft({ ...draft, ...next });
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    if (segment !== null) create.mutate(segment, { onSuccess: props.onClose });
  };
  return (
    <form className="stack people-fields people-new-segment" onSubmit={submit}>
      <TextInput
        autoFocus
        label={t('segmentName')}
        placeholder={t('segmentExample')}
        value={draft.name}
        onChange={(event) => change({ name: event.currentTarget.value })}
      />
      <WayChoice {...props} draft={draft} change={change} />
      {create.error !== null && <ErrorState error={create.error} />}
      <div className="row">
        <Button type="submit" disabled={segment === null} loading={create.isPending}>
          {t('makeSegment')}
        </Button>
        <Button variant="subtle" onClick={props.onClose}>
          {t('cancel')}
        </Button>
      </div>
    </form>
  );
}
