import type { RiskAnswers } from '#shared/features/feature.ts';
import type { ChecklistGroup, ChecklistItem } from './checklist-item.ts';

/** Where a phase stands on the way from own staff to everybody; each stage asks something else. */
export type ChecklistStage = 'internal' | 'first-customers' | 'more-customers' | 'sample' | 'everyone';

/** An item of a stage's list; its words stand in the locale files under its code. */
export type ItemTemplate = {
  readonly code: string;
  readonly group: ChecklistGroup;
  readonly weight: ChecklistItem['weight'];
  /** Asked only when this answer is not the harmless one; null asks always. */
  readonly because: RiskReason | null;
};

export type RiskReason = keyof Omit<RiskAnswers, 'supportContact'>;

function item(code: string, group: ChecklistGroup, rest: Partial<ItemTemplate> = {}): ItemTemplate {
  return { code, group, weight: 'blocking', because: null, ...rest };
}

const advisory = { weight: 'advisory' } as const;
const money = { because: 'touchesMoney' } as const;
const personalData = { because: 'touchesPersonalData' } as const;
const irreversible = { because: 'reversible' } as const;
const staffWork = { because: 'changesStaffWork' } as const;

const INTERNAL: readonly ItemTemplate[] = [
  item('stop-rule-written', 'plan'),
  item('cost-cap-agreed', 'plan', money),
  item('staff-informed', 'people', staffWork),
  item('trial-explained', 'communication'),
  item('rows-counted-by-hand', 'data'),
  item('privacy-notice-written', 'data', personalData),
  item('two-can-switch-off', 'rollback'),
  item('backup-restored-once', 'rollback', irreversible),
  item('everyone-left-a-note', 'exit', advisory),
];

const FIRST_CUSTOMERS: readonly ItemTemplate[] = [
  item('group-is-mixed', 'people', advisory),
  item('team-leads-briefed', 'people', { ...staffWork, ...advisory }),
  item('invited-in-time', 'communication'),
  item('support-briefed', 'communication'),
  item('data-use-agreed', 'data', personalData),
  item('wrong-charge-way', 'rollback', money),
  item('out-of-hours-decider', 'rollback'),
  item('no-return-point-named', 'rollback', irreversible),
  item('top-themes-owned', 'exit', advisory),
];

const MORE_CUSTOMERS: readonly ItemTemplate[] = [
  item('fixes-confirmed', 'plan'),
  item('capacity-checked', 'plan'),
  item('workload-agreed', 'people', { ...staffWork, ...advisory }),
  item('you-said-we-did', 'communication'),
  item('figures-complete', 'data', advisory),
  item('deletion-tried', 'data', { ...personalData, ...advisory }),
  item('amounts-reconciled', 'data', money),
  item('part-rollback-possible', 'rollback', irreversible),
  item('top-themes-owned', 'exit', advisory),
];

const SAMPLE: readonly ItemTemplate[] = [
  item('same-definitions', 'plan'),
  item('capacity-checked', 'plan'),
  item('training-offered', 'people', { ...staffWork, ...advisory }),
  item('you-said-we-did', 'communication', advisory),
  item('amounts-reconciled', 'data', money),
  item('access-reviewed', 'data', { ...personalData, ...advisory }),
  item('switch-off-by-group', 'rollback'),
  item('no-return-point-named', 'rollback', irreversible),
  item('no-group-worse', 'exit', advisory),
];

const EVERYONE: readonly ItemTemplate[] = [
  item('date-is-quiet', 'plan'),
  item('benefit-written', 'plan', { ...money, ...advisory }),
  item('everyone-trained', 'people', staffWork),
  item('launch-note-sent', 'communication'),
  item('watch-has-owner', 'data'),
  item('recordings-deleted', 'data', personalData),
  item('last-day-of-return', 'rollback'),
  item('old-way-kept', 'rollback', irreversible),
  item('lessons-written', 'exit', advisory),
];

export const STAGE_ITEMS: Readonly<Record<ChecklistStage, readonly ItemTemplate[]>> = {
  internal: INTERNAL,
  'first-customers': FIRST_CUSTOMERS,
  'more-customers': MORE_CUSTOMERS,
  sample: SAMPLE,
  everyone: EVERYONE,
};

export type ComputedCode =
  | 'hypothesis-written'
  | 'baseline-long-enough'
  | 'people-picked'
  | 'support-named'
  | 'everyone-told'
  | 'rollback-rehearsed'
  | 'no-open-severity-4';

/** What the app itself judges in a stage; what belongs to the start is only asked where the plan begins. */
export const STAGE_COMPUTED: Readonly<Record<ChecklistStage, readonly ComputedCode[]>> = {
  internal: [
    'hypothesis-written',
    'people-picked',
    'support-named',
    'rollback-rehearsed',
    'no-open-severity-4',
  ],
  'first-customers': [
    'hypothesis-written',
    'people-picked',
    'support-named',
    'everyone-told',
    'baseline-long-enough',
    'rollback-rehearsed',
    'no-open-severity-4',
  ],
  'more-customers': ['people-picked', 'everyone-told', 'rollback-rehearsed', 'no-open-severity-4'],
  sample: ['people-picked', 'everyone-told', 'rollback-rehearsed', 'no-open-severity-4'],
  everyone: ['support-named', 'rollback-rehearsed', 'no-open-severity-4'],
};

export const COMPUTED_GROUP: Readonly<Record<ComputedCode, ChecklistGroup>> = {
  'hypothesis-written': 'plan',
  'baseline-long-enough': 'data',
  'people-picked': 'people',
  'support-named': 'communication',
  'everyone-told': 'communication',
  'rollback-rehearsed': 'rollback',
  'no-open-severity-4': 'exit',
};
