import { alertSchema } from './alert.ts';
import { command, defineContract, query } from '#shared/contract/define-contract.ts';
import { daySchema, idSchema, z } from '#shared/kernel/schema.ts';

/** Required where people may be harmed: whoever waves that away says why. */
const reasonSchema = z.string().trim().max(500).default('');

export const alertsContract = defineContract('decisions', {
  listAlerts: query(
    z.object({}),
    z.object({
      /** Waiting for an answer, worst first. */
      open: z.array(alertSchema),
      snoozed: z.array(alertSchema),
      /** Acknowledged, or over; latest first, at most a hundred. */
      past: z.array(alertSchema),
    }),
  ),
  acknowledgeAlert: command(z.object({ alertId: idSchema, reason: reasonSchema }), z.object({}), [
    'decisions',
  ]),
  /** Silent until the morning of a later day. */
  snoozeAlert: command(
    z.object({ alertId: idSchema, untilDay: daySchema, reason: reasonSchema }),
    z.object({}),
    ['decisions'],
  ),
});
