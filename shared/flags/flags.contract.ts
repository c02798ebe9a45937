import { flagChangeSchema, flagExposureSchema, flagFileStateSchema } from './flag.ts';
import { command, defineContract, query } from '#shared/contract/define-contract.ts';
import { idSchema, z } from '#shared/kernel/schema.ts';

const FLAGS_CHANGED = ['flags', 'features', 'decisions', 'segments'] as const;
const reason = z.string().trim().max(500);

export const flagsContract = defineContract('flags', {
  get: query(
    z.object({ featureId: idSchema }),
    z.object({
      flagKey: z.string(),
      exposure: flagExposureSchema,
      people: z.number().int(),
      /** This feature's entry of the flag file: flagd JSON, indented. */
      definition: z.string(),
      /** The flag file beside the workspace file, rewritten at every change. */
      fileName: z.string(),
      filePath: z.string(),
      fileState: flagFileStateSchema,
      /** People of this feature's lists whom the product must know by their person code, having no customer number. */
      knownByCode: z.number().int(),
      history: z.array(flagChangeSchema),
    }),
  ),
  /** The whole flag file as it stands, for saving elsewhere. */
  exportFile: query(z.object({}), z.object({ fileName: z.string(), content: z.string() })),
  /** Tries again to write a file that could not be written; throws `flag-file-unwritable` when it still cannot. */
  rewriteFile: command(z.object({}), z.object({}), ['flags']),
  /** Turns the feature off for everybody; `segments.listLosses` then names whom to tell. */
  engageKillSwitch: command(
    z.object({ featureId: idSchema, reason }),
    z.object({ peopleToTell: z.number().int() }),
    FLAGS_CHANGED,
  ),
  releaseKillSwitch: command(
    z.object({ featureId: idSchema, reason: reason.min(1) }),
    z.object({}),
    FLAGS_CHANGED,
  ),
});
