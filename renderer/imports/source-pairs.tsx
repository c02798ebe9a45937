import { ActionIcon, Button, TextInput } from '@mantine/core';
import { Plus, X } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { NamedValue } from '#shared/imports/source.ts';

type SourcePairsProps = {
  title: string;
  pairs: readonly NamedValue[];
  onChange: (pairs: NamedValue[]) => void;
};

/** Names and values, a row each: the query, the headers. */
export function SourcePairs({ title, pairs, onChange }: SourcePairsProps) {
  const { t } = useTranslation('sources');
  const put = (at: number, change: Partial<NamedValue>) =>
    onChange(pairs.map((pair, index) => (index === at ? { ...pair, ...change } : pair)));
  return (
    <fieldset className="sources-pairs">
      <legend>{title}</legend>
      {pairs.map((pair, at) => (
        <div key={at} className="row">
          <TextInput
            aria-label={t('pairName', { title, number: at + 1 })}
            value={pair.name}
            w="180px"
            onChange={(event) => put(at, { name: event.currentTarget.value })}
          />
          <TextInput
            aria-label={t('pairValue', { title, number: at + 1 })}
            className="grow"
            value={pair.value}
            onChange={(event) => put(at, { value: event.currentTarget.value })}
          />
          <ActionIcon
            aria-label={t('removePair', { name: pair.name || String(at + 1) })}
            onClick={() => onChange(pairs.filter((_pair, index) => index !== at))}
          >
            <X className="icon-small" />
          </ActionIcon>
        </div>
      ))}
      <Button
        size="sm"
        variant="subtle"
        leftSection={<Plus className="icon-small" aria-hidden="true" />}
        onClick={() => onChange([...pairs, { name: '', value: '' }])}
      >
        {t('addPair')}
      </Button>
    </fieldset>
  );
}
