import { z } from '#shared/kernel/schema.ts';
import { LANGUAGES, type Language } from '#shared/words/language.ts';
import { readPrivateFile, writePrivateFile } from './secret-file.ts';

const noticesSchema = z.object({ desktop: z.enum(['on', 'off']), language: z.enum(LANGUAGES) });
export type Notices = z.infer<typeof noticesSchema>;

/** A missing or undefined field stays as it is. */
export type NoticesChange = { [Key in keyof Notices]?: Notices[Key] | undefined };

export type NoticeSettings = { get: () => Notices; change: (change: NoticesChange) => void };

/** What a file says that was written halfway or by hand is no reason not to start: then the defaults hold. */
function parse(text: string | null): NoticesChange {
  if (text === null) return {};
  try {
    return noticesSchema.partial().safeParse(JSON.parse(text)).data ?? {};
  } catch {
    return {};
  }
}

/** Whether and in which language this computer tells of alerts; kept in a file, as the window may not be open then. */
export function createNoticeSettings(path: string, language: Language): NoticeSettings {
  const kept = parse(readPrivateFile(path));
  let notices: Notices = { desktop: kept.desktop ?? 'on', language: kept.language ?? language };
  return {
    get: () => notices,
    change: ({ desktop = notices.desktop, language = notices.language }) => {
      if (desktop === notices.desktop && language === notices.language) return;
      notices = { desktop, language };
      writePrivateFile(path, JSON.stringify(notices));
    },
  };
}
