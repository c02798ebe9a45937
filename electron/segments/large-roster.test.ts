import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openTestWorkspace, type TestWorkspace } from '#tests/support/open-test-workspace.ts';
import { writeDirectly } from '#tests/support/seed-feature.ts';

const CUSTOMERS = 10_200;
const STAFF = 20;
const OPTED_OUT = 150;

let workspace: TestWorkspace;

beforeEach(() => {
  workspace = openTestWorkspace({ today: '2026-11-24' });
  // Those who opted out and the staff come last by name, behind what one list holds.
  writeDirectly(
    workspace.path,
    `WITH RECURSIVE counted(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM counted WHERE n < ${CUSTOMERS + STAFF})
     INSERT INTO people (id, code, name, email, role, attributes, consent, opted_out_on)
     SELECT 'person-' || n, printf('P-%02d', n), printf('Cliente %06d', n), '',
       iif(n > ${CUSTOMERS}, 'staff', 'customer'), '{}', 'none',
       iif(n > ${CUSTOMERS - OPTED_OUT} AND n <= ${CUSTOMERS}, '2026-11-01', NULL)
     FROM counted`,
  );
});
afterEach(() => workspace.close());

async function everyoneHasIt(): Promise<string> {
  const { featureId } = await workspace.call('decisions.planRollout', {
    name: 'AI lead scoring',
    kind: 'ai',
    riskAnswers: {
      touchesMoney: 'no',
      touchesPersonalData: 'no',
      reversible: 'yes',
      changesStaffWork: 'no',
      supportContact: '',
    },
    metric: null,
    hypothesis: null,
    guardrail: null,
    phases: [
      { name: 'Internal', audience: 'staff', people: STAFF, holdDays: 7, plannedStart: null },
      { name: 'Everyone', audience: 'everyone', people: CUSTOMERS, holdDays: 7, plannedStart: null },
    ],
  });
  for (const verb of ['start', 'advance'] as const) {
    await workspace.call('decisions.decide', { featureId, verb, reason: 'Agreed.', decidedBy: '' });
  }
  return featureId;
}

describe('a roster of more people than one list holds', () => {
  it('counts everybody, also those beyond the list', async () => {
    const found = await workspace.call('segments.listPeople', { limit: 10_000 });
    expect(found).toMatchObject({
      total: CUSTOMERS + STAFF,
      customers: CUSTOMERS,
      staff: STAFF,
      optedOut: OPTED_OUT,
    });
    expect(found.people).toHaveLength(10_000);
  });

  it('finds whoever stands beyond the list', async () => {
    const last = `Cliente 0${CUSTOMERS + STAFF}`;
    const { people } = await workspace.call('segments.listPeople', { search: last });
    expect(people.map(({ name }) => name)).toEqual([last]);
    const gone = await workspace.call('segments.listPeople', { optedOut: 'only', limit: 10 });
    expect([gone.total, gone.people.length]).toEqual([OPTED_OUT, 10]);
  });

  it('is in the ledger whole, by role, and told of at once', async () => {
    const featureId = await everyoneHasIt();
    const ledger = () => workspace.call('segments.listExposures', { featureId });
    const lines = await ledger();
    expect(lines.filter(({ role }) => role === 'customer')).toHaveLength(CUSTOMERS - OPTED_OUT);
    expect(lines.filter(({ role }) => role === 'staff')).toHaveLength(STAFF);
    const told = { featureId, of: 'having' as const, day: '2026-11-24' };
    expect(await workspace.call('segments.markAllTold', told)).toEqual({
      people: CUSTOMERS - OPTED_OUT + STAFF,
    });
    expect((await ledger()).filter(({ toldOn }) => toldOn === null)).toEqual([]);
  });
});
