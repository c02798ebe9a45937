import { TextInput } from '@mantine/core';
import { Search } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { featuresOfImports, type ImportFilter } from './filter-imports.ts';
import { ChoiceField } from '#renderer/ui/choice-field.tsx';
import type { ImportSummary } from '#shared/imports/imports.contract.ts';

const STATES = ['done', 'undone', 'interrupted'] as const;

export type ImportsFilterProps = {
  imports: readonly ImportSummary[];
  filter: ImportFilter;
  onFilter: (filter: ImportFilter) => void;
};

/** Finds past imports by name or person, feature and state. */
export function ImportsFilter({ imports, filter, onFilter }: ImportsFilterProps) {
  const { t } = useTranslation('imports');
  const features = featuresOfImports(imports);
  return (
    <div className="row row-wrap imports-filter" role="search">
      <TextInput
        aria-label={t('findImport')}
        placeholder={t('findImport')}
        leftSection={<Search className="icon-small" aria-hidden="true" />}
        value={filter.text}
        onChange={(event) => onFilter({ ...filter, text: event.currentTarget.value })}
        w={220}
      />
      {features.length > 1 && (
        <ChoiceField
          label={t('feature')}
          labelHidden
          placeholder={t('anyFeature')}
          clearable
          value={filter.featureId}
          options={features.map(({ id, name }) => ({ value: id, label: name }))}
          onChange={(featureId) => onFilter({ ...filter, featureId })}
          width="220px"
        />
      )}
      <ChoiceField
        label={t('state')}
        labelHidden
        placeholder={t('anyState')}
        clearable
        value={filter.state}
        options={STATES.map((state) => ({ value: state, label: t(`states.${state}`) }))}
        onChange={(value) => onFilter({ ...filter, state: STATES.find((state) => state === value) ?? null })}
        width="150px"
      />
    </div>
  );
}
