import { Notification } from 'electron';
import { placeOfAlert, type Alert } from '#shared/decisions/alert.ts';
import type { Language } from '#shared/words/language.ts';
import { createWords, say, type Words } from '#shared/words/create-words.ts';
import type { Door } from '#electron/rpc/door.ts';
import type { NoticeSettings } from '#electron/shell/notice-settings.ts';

/** One message of the desktop, and where a click on it leads. */
export type DesktopMessage = { title: string; body: string; place: string };

const LINES_AT_MOST = 3;

function titleOf(words: Words, { title, featureName }: Alert): string {
  return say(words, title.code, { ...title.values, feature: featureName });
}

/** What people said in a note stays inside the window: a desktop may be seen by anybody. */
function bodyOf(words: Words, { kind, detail, featureName }: Alert): string {
  return kind === 'catastrophe-open'
    ? featureName
    : `${featureName}\n${say(words, detail.code, { ...detail.values, feature: featureName })}`;
}

function digestOf(words: Words, alerts: readonly Alert[]): DesktopMessage {
  const lines = alerts
    .slice(0, LINES_AT_MOST)
    .map((alert) =>
      say(words, 'alert:told.line', { feature: alert.featureName, title: titleOf(words, alert) }),
    );
  const more = alerts.length - lines.length;
  return {
    title: say(words, 'alert:told.digest', { count: alerts.length }),
    body: [...lines, ...(more > 0 ? [say(words, 'alert:told.more', { count: more })] : [])].join('\n'),
    place: '/today',
  };
}

/** What the desktop says of new alerts: nothing of those that ask for nothing, and one message however many they are. */
export function messageOf(alerts: readonly Alert[], language: Language): DesktopMessage | null {
  const told = alerts.filter(({ severity }) => severity !== 'know');
  const [first, second] = told;
  if (first === undefined) return null;
  const words = createWords(language);
  if (second !== undefined) return digestOf(words, told);
  return { title: titleOf(words, first), body: bodyOf(words, first), place: placeOfAlert(first) };
}

type Parts = {
  door: Pick<Door, 'subscribe'>;
  notices: NoticeSettings;
  /** Brings the window forward, at a place of it. */
  showPlace: (place: string) => void;
};

/** Tells of new alerts by the desktop's own messages while the person wants that. */
export function tellOfAlerts({ door, notices, showPlace }: Parts): void {
  // A message nobody holds on to is collected, and its click with it.
  const shown = new Set<Notification>();

  function show({ title, body, place }: DesktopMessage): void {
    const notification = new Notification({ title, body });
    shown.add(notification);
    notification.on('close', () => shown.delete(notification));
    notification.on('failed', () => shown.delete(notification));
    notification.on('click', () => {
      shown.delete(notification);
      showPlace(place);
    });
    notification.show();
  }

  door.subscribe((event) => {
    // Their places belong to the workspace that was open before.
    if (event.type === 'workspace-opened') for (const notification of shown) notification.close();
    if (event.type !== 'alerts-raised') return;
    const { desktop, language } = notices.get();
    if (desktop === 'off' || !Notification.isSupported()) return;
    const message = messageOf(event.alerts, language);
    if (message !== null) show(message);
  });
}
