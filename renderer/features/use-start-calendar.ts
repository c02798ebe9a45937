import { useQueryOf } from '#renderer/rpc/use-query-of.ts';
import { type StartCalendar, USUAL_WEEK } from '#shared/features/start-days.ts';

/** On which days phases of the feature may start; of the workspace alone where none is named. */
export function useStartCalendar(featureId: string | null): StartCalendar {
  const blackouts = useQueryOf('features.listBlackouts', { featureId }).data;
  const settings = useQueryOf('workspace.describe', {}).data?.settings;
  if (blackouts === undefined || settings === undefined) return USUAL_WEEK;
  return { weekends: settings.weekends, blackouts };
}
