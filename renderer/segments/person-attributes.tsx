import { Autocomplete, Button } from '@mantine/core';
import { Plus } from 'lucide-react';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { InlineText } from '#renderer/ui/inline-text.tsx';
import { SideSection } from '#renderer/ui/section.tsx';
import type { OutputOf } from '#shared/contract/contract.ts';
import type { Person } from '#shared/segments/person.ts';

type AttributesProps = {
  person: Person;
  roster: OutputOf<'segments.listPeople'>;
  save: (change: { attributes: Record<string, string> }) => Promise<unknown>;
};

function NewAttribute({ person, roster, save }: AttributesProps) {
  const { t } = useTranslation('segments');
  const [name, setName] = useState('');
  const [value, setValue] = useState('');
  const known = roster.attributes.find((attribute) => attribute.name === name.trim());
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    if (name.trim() === '' || value.trim() === '') return;
    void save({ attributes: { ...person.attributes, [name.trim()]: value.trim() } }).then(() => {
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
          <InlineText
            key={name}
            label={name}
            value={value}
            placeholder={t('none')}
            onSave={(text) => save({ attributes: { ...person.attributes, [name]: text } })}
          />
        ))}
        <NewAttribute {...props} />
      </div>
    </SideSection>
  );
}
