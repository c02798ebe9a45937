import type { Stage } from './stage.ts';

/** What was shown for an item, by its code; one wording per item of the app's own lists. */
const EVIDENCE: Readonly<Record<string, string>> = {
  'stop-rule-written': 'Stop rule on page 2 of the plan: a limit broken two days running ends the phase.',
  'cost-cap-agreed': 'Cap of €2,000 a month agreed with administration.',
  'staff-informed': 'Told in the Monday meeting; questions answered, nobody objected.',
  'trial-explained': 'One page on the board and in the mail of the first day.',
  'rows-counted-by-hand': 'One day counted by hand against the export: the same numbers.',
  'privacy-notice-written': 'Notice read by the data protection consultant, version of 28 September.',
  'two-can-switch-off': 'Two people switched it off and on again, seven minutes each.',
  'backup-restored-once': 'Backup restored on the second computer, opened and read.',
  'everyone-left-a-note': 'Everybody of the first group said what they saw.',
  'group-is-mixed': 'All three segments are in it.',
  'team-leads-briefed': 'Half an hour with the team leads, notes sent round.',
  'invited-in-time': 'Invited a week ahead; everybody confirmed.',
  'support-briefed': 'Support has the questions and answers, and the number to call.',
  'data-use-agreed': 'Consent form signed and filed.',
  'wrong-charge-way': 'Wrong charges go back the same day; tried with one of 12 €.',
  'out-of-hours-decider': 'Named on the duty roster; reached on a Sunday to try it.',
  'no-return-point-named': 'Nothing is deleted before the last phase.',
  'top-themes-owned': 'Each of the three most frequent themes has a name beside it.',
  'fixes-confirmed': 'Both complaints of the phase before were called back and confirmed.',
  'capacity-checked': 'Load counted for the next step: enough people on every weekday.',
  'workload-agreed': 'Extra calls shared out, agreed with the team.',
  'you-said-we-did': 'Letter "You said, we did" sent to everybody of the phase before.',
  'figures-complete': 'No working day without a number.',
  'deletion-tried': 'One test customer deleted completely and looked for: nothing left.',
  'amounts-reconciled': 'Amounts of a week compared with the ledger: no difference.',
  'part-rollback-possible': 'One segment alone was switched off and on.',
  'same-definitions': 'Definitions read aloud to both teams; the same as in the phase before.',
  'training-offered': 'Two half hours offered, eleven came.',
  'access-reviewed': 'Access list read through, two accounts closed.',
  'no-group-worse': 'Numbers read for each segment: none is worse than before.',
  'switch-off-by-group': 'One group switched off alone, four minutes.',
};

/** Ticks what a person ticks in this phase, with what was shown; the items the app judges are left to it. */
export async function tickChecklist(stage: Stage, phaseId: string, except: readonly string[] = []) {
  const { items } = await stage.call('checklists.get', { phaseId });
  for (const { id, code, origin } of items) {
    if (origin !== 'generated' || code === null || except.includes(code)) continue;
    const text = EVIDENCE[code];
    if (text === undefined) throw new Error(`No evidence is written for ${code}.`);
    stage.passMinutes(1);
    await stage.call('checklists.tick', { itemId: id, evidence: { kind: 'text', text } });
  }
}
