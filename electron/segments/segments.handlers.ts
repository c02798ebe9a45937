import { findPeople } from '#shared/segments/find-people.ts';
import type { Person } from '#shared/segments/person.ts';
import type { segmentsContract } from '#shared/segments/segments.contract.ts';
import { attributeValues, tagsInUse } from '#shared/segments/attribute-values.ts';
import type { HandlersOf } from '#electron/rpc/door.ts';
import type { SegmentsService } from './segments.service.ts';

type ListQuestion = {
  search: string;
  role: Person['role'] | null;
  segmentId: string | null;
  optedOut: 'any' | 'only';
  offset: number;
  limit: number;
};

function listPeople(service: SegmentsService, question: ListQuestion) {
  const { search, role, segmentId, optedOut, offset, limit } = question;
  const everybody = service.listPeople();
  const members = segmentId === null ? null : service.groups.listMemberIds(segmentId, everybody);
  const found = findPeople(
    everybody.filter(
      (person) =>
        (role === null || person.role === role) &&
        (members === null || members.has(person.id)) &&
        (optedOut === 'any' || person.optedOutOn !== null),
    ),
    search,
  );
  return {
    people: found.slice(offset, offset + limit),
    total: found.length,
    customers: service.customerCount(),
    staff: service.staffCount(),
    optedOut: everybody.filter((person) => person.optedOutOn !== null).length,
    attributes: attributeValues(everybody, service.attributeKinds()),
    tags: tagsInUse(everybody),
  };
}

export function createSegmentsHandlers(service: SegmentsService): HandlersOf<typeof segmentsContract> {
  const done = {};
  return {
    'segments.listPeople': (question) => listPeople(service, question),
    'segments.getPerson': ({ personId }) => ({
      person: service.getPerson(personId),
      exposures: service.listExposuresOfPerson(personId),
      notesHeard: service.countNotesOf(personId),
    }),
    'segments.addPerson': (draft) => service.addPerson(draft),
    'segments.editPerson': ({ personId, change }) => {
      service.editPerson(personId, change);
      return done;
    },
    'segments.optOut': ({ personId }) => {
      service.optOut(personId);
      return done;
    },
    'segments.optBackIn': ({ personId }) => {
      service.optBackIn(personId);
      return done;
    },
    'segments.removePerson': ({ personId }) => {
      service.removePerson(personId);
      return done;
    },
    'segments.listDoubles': () => service.listDoubles(),
    'segments.previewMerge': (merge) => service.previewMerge(merge),
    'segments.mergePeople': (merge) => {
      service.mergePeople(merge);
      return done;
    },
    'segments.list': () => service.groups.list(),
    'segments.previewSegment': (question) => service.groups.preview(question),
    'segments.listChosen': ({ segmentId }) => [...service.groups.listChosenIds(segmentId)],
    'segments.remake': (change) => {
      service.groups.remake(change);
      return done;
    },
    'segments.setAttributeKind': (change) => service.setAttributeKind(change),
    'segments.tag': (change) => {
      service.tag(change);
      return done;
    },
    'segments.create': (segment) => service.groups.create(segment),
    'segments.rename': (change) => {
      service.groups.rename(change);
      return done;
    },
    'segments.remove': ({ segmentId }) => {
      service.groups.remove(segmentId);
      return done;
    },
    'segments.getPick': ({ phaseId }) => service.getPick(phaseId),
    'segments.previewPick': (request) => service.previewPick(request),
    'segments.foreseeShortfall': ({ phaseId }) => service.foreseeShortfall(phaseId),
    'segments.foreseePeople': ({ phaseId }) => service.foreseePeople(phaseId),
    'segments.findPeopleGone': ({ featureId }) => service.findPeopleGone(featureId),
    'segments.pickExactly': (request) => service.pickExactly(request),
    'segments.listExposures': ({ featureId }) => service.listExposures(featureId),
    'segments.countHeldBack': ({ featureId }) =>
      service.countHeldBack(featureId).map(({ phaseId, now }) => ({ phaseId, people: now })),
    'segments.listLosses': ({ featureId }) => service.listLosses(featureId),
    'segments.markLossTold': (request) => {
      service.markLossTold(request);
      return done;
    },
    'segments.markAllTold': (request) => service.markAllTold(request),
    'segments.markTold': ({ exposureIds, day }) => {
      service.markTold(exposureIds, day);
      return done;
    },
  };
}
