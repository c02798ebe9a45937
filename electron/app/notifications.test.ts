import { beforeEach, describe, expect, it, vi } from 'vitest';
import type { AppEvent } from '#shared/contract/envelope.ts';
import type { Alert } from '#shared/decisions/alert.ts';
import type { Notices } from '#electron/shell/notice-settings.ts';
import { createElectronStandIn, type ElectronStandIn } from '#tests/support/electron-stand-in.ts';

const held = vi.hoisted(() => ({ electron: {} as Record<string, unknown> }));
vi.mock('electron', () => {
  const module = {};
  Object.defineProperty(module, 'Notification', {
    enumerable: true,
    get: () => held.electron['Notification'],
  });
  return module;
});

const { tellOfAlerts } = await import('./notifications.ts');

const CROSSING: Alert = {
  id: 'a1',
  key: 'crossing-ahead p1 m1',
  kind: 'crossing-ahead',
  severity: 'look',
  featureId: 'f1',
  featureName: 'AI lead scoring',
  phaseId: 'p1',
  metricId: 'm1',
  title: { code: 'alert:title.crossing-ahead', values: { phase: 'Beta', metric: 'Complaints' } },
  detail: { code: 'alert:detail.crossing-ahead', values: { metric: 'Complaints', chance: 0.86 } },
  badges: [],
  unusual: [],
  raisedAt: 1,
  endedAt: null,
  answer: null,
};
const CATASTROPHE: Alert = {
  ...CROSSING,
  id: 'a2',
  kind: 'catastrophe-open',
  severity: 'act-now',
  title: { code: 'alert:title.catastrophe-open', values: { count: 1 } },
  detail: { code: 'alert:detail.catastrophe-open', values: { text: 'Anna Rossi was charged twice' } },
};

let electron: ElectronStandIn;
let notices: Notices;
let places: string[];
let send: (event: AppEvent) => void;
const shown = () => electron.notifications.map(({ options }) => options);

beforeEach(() => {
  electron = createElectronStandIn();
  held.electron = electron;
  notices = { desktop: 'on', language: 'en' };
  places = [];
  tellOfAlerts({
    door: {
      subscribe: (listener) => {
        send = listener;
        return () => undefined;
      },
    },
    notices: { get: () => notices, change: () => undefined },
    showPlace: (place) => places.push(place),
  });
});

const raise = (...alerts: Alert[]): void => send({ type: 'alerts-raised', alerts });

describe('a message of the desktop', () => {
  it('says what, where and how likely, in the language of the window', () => {
    raise(CROSSING);
    notices = { desktop: 'on', language: 'it' };
    raise(CROSSING);
    expect(shown()).toEqual([
      {
        title: 'Complaints: heading for the limit',
        body: 'AI lead scoring\nIt will pass its limit within 7 days, 86\u00a0% likely, if it goes on like this.',
      },
      {
        title: 'Complaints: si avvicina al limite',
        body: 'AI lead scoring\nSe continua così, supererà il limite entro 7 giorni (probabilità: 86\u00a0%).',
      },
    ]);
    electron.notifications[0]?.emit('click');
    expect(places).toEqual(['/features/f1/metrics']);
  });

  it('is one for several, and leads to Today', () => {
    raise(CATASTROPHE, CROSSING, CROSSING, CROSSING, { ...CROSSING, severity: 'know' });
    expect(shown()).toEqual([
      {
        title: '4 new alerts in Pilotbook',
        body: [
          'AI lead scoring: A catastrophic problem is open',
          'AI lead scoring: Complaints: heading for the limit',
          'AI lead scoring: Complaints: heading for the limit',
          'and 1 more',
        ].join('\n'),
      },
    ]);
    electron.notifications[0]?.emit('click');
    expect(places).toEqual(['/today']);
  });

  it('says nothing of what people said in a note', () => {
    raise(CATASTROPHE);
    expect(JSON.stringify(shown())).not.toContain('Anna Rossi');
  });

  it('is none for what asks for nothing, where it is switched off, and where the desktop shows none', () => {
    raise({ ...CROSSING, severity: 'know' });
    notices = { desktop: 'off', language: 'en' };
    raise(CROSSING);
    notices = { desktop: 'on', language: 'en' };
    electron.desktop.isSupported = false;
    raise(CROSSING);
    expect(shown()).toEqual([]);
  });

  it('goes when another workspace is opened', () => {
    raise(CROSSING);
    send({ type: 'workspace-opened' });
    expect(electron.notifications[0]?.close).toHaveBeenCalledOnce();
  });
});
