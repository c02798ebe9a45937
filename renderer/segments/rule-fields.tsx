import { Button } from '@mantine/core';
import { Plus } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { ConditionFields, type RosterWords } from './condition-fields.tsx';
import { type GroupDraft, NO_CONDITION, NO_GROUP, type RuleDraft } from './segment-draft.ts';
import { Segments } from '#renderer/ui/segments.tsx';
import type { Match } from '#shared/segments/segment-rule.ts';

type MatchProps = { label: string; value: Match; onChange: (match: Match) => void };

function MatchChoice({ label, value, onChange }: MatchProps) {
  const { t } = useTranslation('segments');
  return (
    <Segments
      label={label}
      value={value}
      options={(['all', 'any'] as const).map((match) => ({ value: match, label: t(`rule.match.${match}`) }))}
      onChange={onChange}
    />
  );
}

function replaced<Item>(items: readonly Item[], at: number, next: Item): Item[] {
  return items.map((item, index) => (index === at ? next : item));
}

function without<Item>(items: readonly Item[], at: number): Item[] {
  return items.filter((_, index) => index !== at);
}

function AddButton({ label, onClick }: { label: string; onClick: () => void }) {
  return (
    <Button
      size="sm"
      variant="subtle"
      leftSection={<Plus className="icon-small" aria-hidden="true" />}
      onClick={onClick}
    >
      {label}
    </Button>
  );
}

type GroupProps = {
  group: GroupDraft;
  number: number;
  onChange: (group: GroupDraft) => void;
  /** Null while there is only one group. */
  onRemove: (() => void) | null;
  roster: RosterWords;
};

function Group({ group, number, onChange, onRemove, roster }: GroupProps) {
  const { t } = useTranslation('segments');
  const { match, conditions } = group;
  const removeAt = (at: number): (() => void) | null => {
    if (conditions.length > 1) return () => onChange({ match, conditions: without(conditions, at) });
    return onRemove;
  };
  return (
    <div className="stack people-group" role="group" aria-label={t('rule.group', { number })}>
      {conditions.length > 1 && (
        <MatchChoice
          label={t('rule.matchInGroup', { number })}
          value={match}
          onChange={(next) => onChange({ match: next, conditions })}
        />
      )}
      {conditions.map((condition, at) => (
        <ConditionFields
          key={at}
          draft={condition}
          roster={roster}
          onChange={(next) => onChange({ match, conditions: replaced(conditions, at, next) })}
          onRemove={removeAt(at)}
        />
      ))}
      <div>
        <AddButton
          label={t('rule.addCondition')}
          onClick={() => onChange({ match, conditions: [...conditions, NO_CONDITION] })}
        />
      </div>
    </div>
  );
}

type RuleFieldsProps = { rule: RuleDraft; onChange: (rule: RuleDraft) => void; roster: RosterWords };

/** A rule as groups of conditions; how groups are joined is asked once there are two. */
export function RuleFields({ rule, onChange, roster }: RuleFieldsProps) {
  const { t } = useTranslation('segments');
  const { match, groups } = rule;
  return (
    <div className="stack people-rule">
      {groups.length > 1 && (
        <MatchChoice
          label={t('rule.matchGroups')}
          value={match}
          onChange={(next) => onChange({ match: next, groups })}
        />
      )}
      {groups.map((group, at) => (
        <Group
          key={at}
          group={group}
          number={at + 1}
          roster={roster}
          onChange={(next) => onChange({ match, groups: replaced(groups, at, next) })}
          onRemove={groups.length > 1 ? () => onChange({ match, groups: without(groups, at) }) : null}
        />
      ))}
      <div>
        <AddButton
          label={t('rule.addGroup')}
          onClick={() =>
            onChange({ match: groups.length === 1 ? 'any' : match, groups: [...groups, NO_GROUP] })
          }
        />
      </div>
    </div>
  );
}
