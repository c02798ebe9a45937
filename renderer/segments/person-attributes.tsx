import { Autocomplete, Button } from '@mantine/core';
import { Plus } from 'lucide-react';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { PersonTags } from './person-tags.tsx';
import { useQueryOf } from '#renderer/rpc/use-query-of.ts';
import { ChoiceField } from '#renderer/ui/choice-field.tsx';
import { DayField } from '#renderer/ui/day-field.tsx';
import { InlineText } from '#renderer/ui/inline-text.tsx';
import { NumberField } from '#renderer/ui/number-field.tsx';
import { SideSection } from '#renderer/ui/section.tsx';
import type { OutputOf } from '#shared/contract/contract.ts';
import { type AttributeKind, dayOf, isOfKind, numberOf } from '#shared/segments/attribute-kind.ts';
import type { Person } from '#shared/segments/person.ts';

type AttributesProps = {
  person: Person;
  roster: OutputOf<'segments.listPeople'>;
  save: (change: { attributes: Record<string, string> }) => Promise<unknown>;
};

type ValueProps = {
  name: string;
  value: string;
  kind: AttributeKind;
  onSave: (value: string) => Promise<unknown>;
};

/** A value in the field of its kind; an odd one as text, until it is mended. */
function ValueField({ name, value, kind, onSave }: ValueProps) {
  const { t } = useTranslation('segments');
  const today = useQueryOf('workspace.describe', {}).data?.today;
  const save = (next: string): void => void onSave(next);
  if (!isOfKind(value, kind)) {
    const description = t('oddValue', { kind: t(`kinds.${kind}`) });
    return <InlineText label={name} value={value} description={description} onSave={onSave} />;
  }
  if (kind === 'number') {
    const write = (number: number | null): void => save(number === null ? '' : String(number));
    return <NumberField label={name} value={numberOf(value)} onChange={write} />;
  }
  if (kind === 'date' && today !== undefined) {
    return <DayField label={name} value={dayOf(value)} today={today} onChange={(day) => save(day ?? '')} />;
  }
  if (kind === 'yes-no') {
    return (
      <ChoiceField
        label={name}
        value={value}
        clearable
        options={(['yes', 'no'] as const).map((each) => ({ value: each, label: t(`yesNo.${each}`) }))}
        onChange={(next) => save(next ?? '')}
      />
    );
  }
  return <InlineText label={name} value={value} placeholder={t('none')} onSave={onSave} />;
}

function NewAttribute({ roster, save }: AttributesProps) {
  const { t } = useTranslation('segments');
  const [name, setName] = useState('');
  const [value, setValue] = useState('');
  const known = roster.attributes.find((attribute) => attribute.name === name.trim());
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    if (name.trim() === '' || value.trim() === '') return;
    void save({ attributes: { [name.trim()]: value.trim() } }).then(() => {
      setName('');
      setValue('');
    });
  };
  return (
    <form className="row people-attribute-new" onSubmit={submit}>
      <Autocomplete
        aria-label={t('attributeName')}
        placeholder={t('attributeName')}
        value={name}
        onChange={setName}
        data={roster.attributes.map((attribute) => attribute.name)}
      />
      <Autocomplete
        aria-label={t('attributeValue')}
        placeholder={t('attributeValue')}
        value={value}
        onChange={setValue}
        data={known?.values ?? []}
      />
      <Button type="submit" variant="subtle" aria-label={t('addAttribute')} px={8}>
        <Plus className="icon" aria-hidden="true" />
      </Button>
    </form>
  );
}

/** What else is known of the person: what segments and spreading look at. An emptied value is taken away. */
export function PersonAttributes(props: AttributesProps) {
  const { person, save } = props;
  const { t } = useTranslation('segments');
  return (
    <SideSection title={t('attributes')}>
      <div className="stack people-fields">
        {Object.entries(person.attributes).map(([name, value]) => (
          <ValueField
            key={name}
            name={name}
            value={value}
            kind={props.roster.attributes.find((attribute) => attribute.name === name)?.kind ?? 'text'}
            onSave={(text) => save({ attributes: { [name]: text } })}
          />
        ))}
        <NewAttribute {...props} />
        <PersonTags key={person.id} person={person} known={props.roster.tags} />
      </div>
    </SideSection>
  );
}
