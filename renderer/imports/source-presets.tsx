import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { BLANK_TEMPLATE } from './source-sql-form.tsx';
import type { SourceForm } from './source-form.ts';
import { AnswerSentence } from '#renderer/ui/section.tsx';
import { addDays, type CalendarDay } from '#shared/kernel/calendar-day.ts';
import { PRESET_IDS } from '#shared/imports/source-preset-parts.ts';
import { SOURCE_PRESETS } from '#shared/imports/source-presets.ts';
import type { Connection, SqlConnection } from '#shared/imports/source.ts';

const DATABASES = ['postgresql', 'mysql'] as const;
const OFFERED = [...PRESET_IDS, ...DATABASES] as const;
const FIRST_DAYS_BACK = 30;
const USUAL_REREAD = 3;

function database(engine: SqlConnection['engine']): SqlConnection {
  return {
    kind: 'sql',
    engine,
    host: '',
    port: engine === 'postgresql' ? 5432 : 3306,
    database: '',
    user: '',
    encryption: 'verify',
    query: BLANK_TEMPLATE,
    timeoutSeconds: 300,
    maxRows: 200_000,
    allowedHost: null,
  };
}

function connectionOf(preset: string): Connection {
  const engine = DATABASES.find((known) => known === preset);
  if (engine !== undefined) return database(engine);
  const known = SOURCE_PRESETS.find(({ id }) => id === preset) ?? SOURCE_PRESETS[0];
  return known?.connection ?? database('postgresql');
}

/** Where the business is, and which day it is there. */
export type Here = { today: CalendarDay; timeZone: string };

/** The form as a preset fills it; the last thirty days are asked for at first, in the business's own days. */
export function formOfPreset(preset: string, { today, timeZone }: Here, name: string): SourceForm {
  return {
    name,
    featureId: null,
    preset,
    connection: connectionOf(preset),
    span: {
      firstDay: addDays(today, -FIRST_DAYS_BACK),
      rereadDays: USUAL_REREAD,
      timeZone,
    },
    schedule: { every: 'day', hour: 7 },
    secretId: null,
    secret: '',
    keeping: 'session',
  };
}

/** Where figures may come from; each choice fills the form. */
export function PresetChoice({ onChoose }: { onChoose: (preset: string) => void }) {
  const { t } = useTranslation('sources');
  return (
    <>
      <AnswerSentence>{t('choosePreset')}</AnswerSentence>
      <ul className="sources-presets" aria-label={t('choosePreset')}>
        {OFFERED.map((preset) => (
          <li key={preset}>
            <Button className="sources-preset" justify="flex-start" onClick={() => onChoose(preset)}>
              <span className="stack sources-preset-words">
                <span className="strong">{t(`preset.${preset}`)}</span>
                <span className="small muted">{t(`presetHint.${preset}`)}</span>
              </span>
            </Button>
          </li>
        ))}
      </ul>
    </>
  );
}
