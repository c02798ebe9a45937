import { AppError } from '#shared/kernel/app-error.ts';
import type { CalendarDay } from '#shared/kernel/calendar-day.ts';
import type { Id } from '#shared/kernel/schema.ts';
import type { Exposure, Person } from '#shared/segments/person.ts';
import type { PickPreview, PickRequest } from '#shared/segments/segments.contract.ts';
import type { ForeseenShortfall } from '#shared/segments/shortfall.ts';
import type { ServiceContext } from '#electron/workspace/service-context.ts';
import { defaultRequest, requestToEnsure } from './default-request.ts';
import type { ExposuresRepository } from './exposures.repository.ts';
import type { GroupsService } from './groups.service.ts';
import { createLedger, isRunning, peopleWith, toEntries } from './ledger.ts';
import type { LossesReadModel } from './losses.read-model.ts';
import type { OtherPilotsReadModel } from './other-pilots.read-model.ts';
import type { PeopleRepository } from './people.repository.ts';
import type { PhasesReadModel, PickPhase } from './phases.read-model.ts';
import { drawPick, type PickScene, toPreview, wantedOf } from './picking.ts';

type Parts = {
  exposures: ExposuresRepository;
  people: PeopleRepository;
  groups: GroupsService;
  phases: PhasesReadModel;
  losses: LossesReadModel;
  otherPilots: OtherPilotsReadModel;
};

type RosterSize = Readonly<Record<Person['role'], number>>;

/** Who has a feature, since when and why: picks for phases, and the ledger they are written in. */
export function createExposuresService(context: ServiceContext, parts: Parts) {
  const { commands, newId, today } = context;
  const { exposures, people, groups, phases, losses, otherPilots } = parts;
  const ledger = createLedger({ exposures, newId });

  function getPhase(phaseId: Id): PickPhase {
    const phase = phases.find(phaseId);
    if (phase === null) throw new AppError('not-found', 'phase-not-found');
    return phase;
  }

  function earlierThan(phase: PickPhase): Set<Id> {
    return new Set(
      phases
        .list(phase.featureId)
        .filter(({ position, role }) => position < phase.position && role === phase.role)
        .map(({ id }) => id),
    );
  }

  function sceneOf(phase: PickPhase, segmentId: Id | null): PickScene {
    const everybody = people.list();
    return {
      phase,
      earlier: earlierThan(phase),
      live: exposures.listLive(phase.featureId),
      people: everybody,
      segment: segmentId === null ? null : groups.listMemberIds(segmentId, everybody),
      otherPilots: otherPilots.listBesides(phase.featureId),
      stored: exposures.findPick(phase.id),
    };
  }

  function refuseIfOver(phase: PickPhase): void {
    const isOver = phases
      .list(phase.featureId)
      .some(
        ({ position, role, hold }) => position > phase.position && role === phase.role && hold === 'begun',
      );
    if (isOver) throw new AppError('precondition', 'phase-over');
  }

  function pickInto(scene: PickScene, request: PickRequest, since: CalendarDay | null): PickPreview {
    const drawn = drawPick(scene, request);
    const notes = new Map(request.include.map(({ personId, reason }) => [personId, reason]));
    const { phase, live } = scene;
    ledger.write({
      phase,
      live,
      entries: toEntries([...drawn.pick.picked, ...drawn.pick.heldBack], notes),
      since,
      today: today(),
    });
    exposures.putPick(request);
    return toPreview(drawn, scene);
  }

  /** The asked segment may have been removed since; everybody is then asked for. */
  function knownSegment(segmentId: Id | null): Id | null {
    return segmentId !== null && groups.has(segmentId) ? segmentId : null;
  }

  /** The scene a phase would begin in, and the pick it would begin with. */
  function sceneToEnsure(phase: PickPhase): { scene: PickScene; request: PickRequest } {
    const segmentId = knownSegment(exposures.findPick(phase.id)?.segmentId ?? null);
    const scene = sceneOf(phase, segmentId);
    return { scene, request: { ...requestToEnsure(scene), segmentId } };
  }

  function joinedOn(phase: PickPhase, before: RosterSize): CalendarDay {
    return before[phase.role] === 0 ? (phase.startedOn ?? today()) : today();
  }

  return {
    /** The last request for a phase, the people it names, and the control group it takes over if not asked otherwise. */
    getPick: (phaseId: Id) => {
      const scene = sceneOf(getPhase(phaseId), null);
      const request = scene.stored;
      const names = [...(request?.include ?? []), ...(request?.exclude ?? [])];
      const named = names.flatMap(({ personId }) => {
        const person = people.find(personId);
        return person === null ? [] : [{ personId, code: person.code, name: person.name }];
      });
      const { carried } = defaultRequest(scene);
      const heldBefore =
        carried === null ? null : { people: carried.people, phaseName: getPhase(carried.phaseId).name };
      return { request, named, heldBefore };
    },
    /** Who would be picked; writes nothing. Throws what `drawPick` throws, `phase-not-found`, `segment-not-found`. */
    previewPick: (request: PickRequest): PickPreview => {
      const scene = sceneOf(getPhase(request.phaseId), request.segmentId);
      return toPreview(drawPick(scene, { ...request, count: wantedOf(scene, request) }), scene);
    },
    /**
     * Writes the pick into the ledger: as a plan, or from today on when the phase has begun. Throws what
     * `previewPick` throws, and `phase-over` once a later phase has begun.
     */
    pickExactly: (request: PickRequest): PickPreview =>
      commands.run({ method: 'segments.pickExactly', subjectId: request.phaseId }, () => {
        const phase = getPhase(request.phaseId);
        refuseIfOver(phase);
        const scene = sceneOf(phase, request.segmentId);
        const wanted = { ...request, count: wantedOf(scene, request) };
        const preview = pickInto(scene, wanted, phase.hold === 'begun' ? today() : null);
        if (phase.hold === 'begun') ledger.endEarlier(phase, scene.earlier, today());
        return preview;
      }),
    /**
     * Makes sure that people are picked before a phase begins: as last asked, else as many as the plan says, everyone
     * where it says everyone, never fewer than keep it from earlier phases, the control group kept while it can be. Only plans: `startExposures` begins them.
     * `missing` people are not in the roster.
     */
    ensurePicks: (phaseId: Id): { picked: number; missing: number } =>
      commands.run({ method: 'segments.ensurePicks', subjectId: phaseId }, () => {
        const phase = getPhase(phaseId);
        const { scene, request } = sceneToEnsure(phase);
        if (!scene.people.some(({ role }) => role === phase.role))
          return { picked: 0, missing: phase.people };
        const { picked, missing } = pickInto(scene, request, null);
        return { picked: picked.length, missing };
      }),
    /**
     * What `ensurePicks` would leave the phase short of what the plan, or a larger pick, asks for; null when nobody would be
     * missing. A phase for everyone reaches whoever there is. Writes nothing.
     */
    foreseeShortfall: (phaseId: Id): ForeseenShortfall | null => {
      const phase = getPhase(phaseId);
      if (phase.reach === 'everyone') return null;
      const { scene, request } = sceneToEnsure(phase);
      const { pick, barred } = drawPick(scene, request);
      const asked = Math.max(phase.people, request.count);
      const found = pick.picked.length;
      const listed = scene.people.filter(({ role }) => role === phase.role).length;
      return found < asked ? { asked, found, requested: request.count, barred, listed } : null;
    },
    /**
     * How many people the phase would reach as things are: for everyone, the plan's number, or the roster's once it
     * lists more, without those of the roster who may not be picked. The plan's number for any other phase.
     */
    foreseePeople: (phaseId: Id): number => {
      const phase = getPhase(phaseId);
      if (phase.reach !== 'everyone') return phase.people;
      const listed = people.count(phase.role);
      const isAsked = exposures.findPick(phaseId) !== null;
      const found = isAsked ? sceneToEnsure(phase).request.count : people.countReachable(phase.role);
      return Math.max(phase.people, listed) - (listed - found);
    },
    /**
     * Begins what is planned for the phase on this day and ends what its people do not keep from earlier phases.
     * Answers the ids of those who did not have the feature before.
     */
    startExposures: (phaseId: Id, day: CalendarDay): Id[] =>
      commands.run({ method: 'segments.startExposures', subjectId: phaseId }, () => {
        const phase = getPhase(phaseId);
        const before = peopleWith(exposures.listLive(phase.featureId));
        for (const exposure of exposures.listLive(phase.featureId)) {
          if (exposure.phaseId === phaseId && exposure.since === null) exposures.begin(exposure.id, day);
        }
        ledger.endEarlier(phase, earlierThan(phase), day);
        return [...peopleWith(exposures.listLive(phase.featureId))].filter((id) => !before.has(id));
      }),
    /** Ends what runs in these phases; answers the ids of those who had the feature and have it no more. */
    endExposures: (request: { featureId: Id; phaseIds: 'all' | readonly Id[]; day: CalendarDay }): Id[] =>
      commands.run({ method: 'segments.endExposures', subjectId: request.featureId }, () => {
        const { featureId, phaseIds, day } = request;
        const live = exposures.listLive(featureId);
        for (const exposure of live) {
          if (isRunning(exposure) && (phaseIds === 'all' || phaseIds.includes(exposure.phaseId))) {
            exposures.end(exposure.id, day);
          }
        }
        const after = peopleWith(exposures.listLive(featureId));
        return [...peopleWith(live)].filter((id) => !after.has(id));
      }),
    /** Everything the person has ends today; what was planned for them is forgotten. */
    endAllOf: (personId: Id, day: CalendarDay): void => {
      for (const exposure of exposures.listLiveOfPerson(personId)) ledger.close(exposure, day);
    },
    /** Ends these lines on this day; what was only planned is forgotten. Runs inside a command. */
    closeLines: (lines: readonly Exposure[], day: CalendarDay): void => {
      for (const line of lines) ledger.close(line, day);
    },
    /** Once everyone has a feature, whoever joins the roster has it: customers by that phase, staff by theirs. */
    reachNewcomers: (newcomers: readonly Person[], before: RosterSize): void => {
      for (const featureId of phases.listFeaturesForEveryone()) {
        const begun = phases.list(featureId).filter(({ hold }) => hold === 'begun');
        for (const person of newcomers) {
          const phase = begun.findLast(
            ({ role, reach }) => role === person.role && (role === 'staff' || reach === 'everyone'),
          );
          if (phase === undefined) continue;
          const common = { featureId, phaseId: phase.id, arm: 'pilot', until: null, why: 'picked' } as const;
          const own = {
            personId: person.id,
            since: joinedOn(phase, before),
            note: '',
            toldOn: null,
            lossToldOn: null,
          };
          exposures.insert({ id: newId(), ...common, ...own });
        }
      }
    },
    /** Notes that everybody who has the feature, or has it no more, and was not told of that yet, was told on this day. */
    markAllTold: ({ featureId, of, day }: { featureId: Id; of: 'having' | 'losing'; day: CalendarDay }) =>
      commands.run({ method: 'segments.markAllTold', subjectId: featureId }, () => {
        if (of === 'having') return { people: exposures.tellHaving({ featureId, day }) };
        const untold = losses.listLosses(featureId).filter(({ lossToldOn }) => lossToldOn === null);
        for (const { personId } of untold) exposures.tellLoss({ featureId, personId, day });
        return { people: untold.length };
      }),
    /**
     * Notes that the people behind these lines were told on this day; other running or planned lines of the same
     * person, feature and arm count as told with them. Throws `exposure-not-found`.
     */
    markTold: (exposureIds: readonly Id[], day: CalendarDay): void =>
      commands.run({ method: 'segments.markTold', subjectId: null }, () => {
        for (const id of exposureIds) {
          const told = exposures.find(id);
          if (told === null) throw new AppError('not-found', 'exposure-not-found');
          exposures.tell(id, day);
          for (const other of exposures.listLiveOfPerson(told.personId)) {
            if (isUntoldTwin(other, told)) exposures.tell(other.id, day);
          }
        }
      }),
    /**
     * Notes that these people were told on this day that they have the feature no more. Throws `not-lost` for somebody who
     * has it, or never had it.
     */
    markLossTold: (request: { featureId: Id; personIds: readonly Id[]; day: CalendarDay }): void =>
      commands.run({ method: 'segments.markLossTold', subjectId: request.featureId }, () => {
        const { featureId, personIds, day } = request;
        const lost = new Set(losses.listLosses(featureId).map(({ personId }) => personId));
        for (const personId of personIds) {
          if (!lost.has(personId)) throw new AppError('precondition', 'not-lost');
          exposures.tellLoss({ featureId, personId, day });
        }
      }),
  };
}

function isUntold({ toldOn, lossToldOn }: Exposure): boolean {
  return toldOn === null || lossToldOn !== null;
}

function isUntoldTwin(other: Exposure, told: Exposure): boolean {
  return other.featureId === told.featureId && other.arm === told.arm && isUntold(other);
}

export type ExposuresService = ReturnType<typeof createExposuresService>;
