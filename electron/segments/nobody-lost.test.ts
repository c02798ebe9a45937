import * as fc from 'fast-check';
import { expect, it } from 'vitest';
import { openTestContext } from '#tests/support/open-test-context.ts';
import { planFeature } from '#tests/support/plan-feature.ts';
import { createSegmentsService } from './segments.service.ts';

const PHASES: Parameters<typeof planFeature>[1] = [
  { name: 'Closed beta', audience: 'picked', people: 3 },
  { name: 'Early adopters', audience: 'picked', people: 8 },
  { name: 'Broader', audience: 'sample', people: 15 },
];
const REGIONS = ['Marche', 'Umbria', 'Emilia'];

type Deed =
  | { readonly kind: 'start-next' | 'add' | 'hold-back' | 'undo' }
  | { readonly kind: 'opt-out' | 'retag' | 'merge'; readonly place: number };

const deedArbitrary: fc.Arbitrary<Deed> = fc.oneof(
  { weight: 3, arbitrary: fc.constant<Deed>({ kind: 'start-next' }) },
  fc.constantFrom<Deed>({ kind: 'add' }, { kind: 'hold-back' }, { kind: 'undo' }),
  fc.record({
    kind: fc.constantFrom('opt-out' as const, 'retag' as const, 'merge' as const),
    place: fc.nat(40),
  }),
);

/** A business with 20 customers and a plan of three phases, of which a segment gives the first. */
function openRollout() {
  const test = openTestContext('2026-11-02');
  const segments = createSegmentsService(test.context);
  const { features, featureId, phaseIds } = planFeature(test.context, PHASES);
  let number = 0;
  let started = -1;

  function addCustomer(): void {
    number += 1;
    const Region = REGIONS[number % REGIONS.length] ?? '';
    const draft = { name: `Customer ${number}`, role: 'customer' as const, attributes: { Region } };
    segments.addPerson({ ...draft, customerNumber: null, email: '', tags: [], consent: 'none' });
  }
  function running(arm: 'pilot' | 'control'): Set<string> {
    const lines = segments.listExposedNow(featureId).filter((line) => line.arm === arm);
    return new Set(lines.map(({ personId }) => personId));
  }
  function startNext(): { picked: number; missing: number; asked: number } | null {
    const phaseId = phaseIds[started + 1];
    if (phaseId === undefined) return null;
    const before = phaseIds[started];
    if (before !== undefined) features.completePhase(before, test.context.today());
    started += 1;
    const ensured = segments.ensurePicks(phaseId);
    features.startPhase(phaseId, test.context.today());
    segments.startExposures(phaseId, test.context.today());
    return { ...ensured, asked: PHASES[started]?.people ?? 0 };
  }
  function holdBackNext(): void {
    const phaseId = phaseIds[started + 1];
    if (phaseId === undefined) return;
    const kept = running('pilot').size;
    const count = Math.max(kept, PHASES[started + 1]?.people ?? 0);
    const none = { segmentId: null, otherPilots: 'allow' as const, include: [], exclude: [] };
    segments.pickExactly({ phaseId, count, stratifyBy: 'Region', holdBack: 4, ...none });
  }
  for (let customer = 0; customer < 20; customer += 1) addCustomer();
  return { test, segments, featureId, addCustomer, running, startNext, holdBackNext };
}

type Rollout = ReturnType<typeof openRollout>;

/** Does the deed; answers whom it takes the feature from by its very meaning, and who becomes whom. */
function carryOut(rollout: Rollout, deed: Deed): { leaves: Set<string>; becomes: Map<string, string> } {
  const { segments, test } = rollout;
  const everybody = segments.listPeople();
  const leaves = new Set<string>();
  const becomes = new Map<string, string>();
  const at = (place: number) => everybody[place % everybody.length];
  if (deed.kind === 'add') rollout.addCustomer();
  else if (deed.kind === 'hold-back') rollout.holdBackNext();
  else if (deed.kind === 'start-next') {
    const started = rollout.startNext();
    // Never fewer than the plan says without telling.
    const isTold = started === null || started.picked + started.missing >= started.asked;
    const isWhole = started === null || rollout.running('pilot').size === started.picked;
    if (!isTold || !isWhole) throw new Error('A phase began with fewer people than it told of.');
  } else if (deed.kind === 'undo') {
    rollout.addCustomer();
    test.context.commands.undo();
  } else if (deed.kind === 'opt-out') {
    const id = at(deed.place)?.id ?? '';
    leaves.add(id);
    segments.optOut(id);
  } else if (deed.kind === 'retag') {
    segments.tag({ personIds: [at(deed.place)?.id ?? ''], tag: 'VIP', put: 'on' });
  } else if (deed.kind === 'merge') {
    const kept = at(deed.place);
    const double = at(deed.place + 1);
    if (kept === undefined || double === undefined || kept.id === double.id) return { leaves, becomes };
    if (kept.optedOutOn !== null || double.optedOutOn !== null) leaves.add(kept.id).add(double.id);
    becomes.set(double.id, kept.id);
    segments.mergePeople({ keepId: kept.id, doubleId: double.id });
  }
  return { leaves, becomes };
}

it('takes the feature from nobody by any deed of a plan or a roster, but from who opts out', () => {
  fc.assert(
    fc.property(fc.array(deedArbitrary, { minLength: 4, maxLength: 14 }), (deeds) => {
      const rollout = openRollout();
      try {
        for (const deed of deeds) {
          const before = rollout.running('pilot');
          const { leaves, becomes } = carryOut(rollout, deed);
          const after = rollout.running('pilot');
          const lost = [...before].filter((id) => !leaves.has(id) && !after.has(becomes.get(id) ?? id));
          expect({ deed, lost }).toEqual({ deed, lost: [] });
          const optedOut = rollout.segments.listPeople().filter(({ optedOutOn }) => optedOutOn !== null);
          const control = rollout.running('control');
          expect(optedOut.filter(({ id }) => after.has(id) || control.has(id))).toEqual([]);
          expect([...control].filter((id) => after.has(id))).toEqual([]);
        }
      } finally {
        rollout.test.close();
      }
    }),
    { numRuns: 25 },
  );
});
