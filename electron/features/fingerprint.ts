import { createHash } from 'node:crypto';

/** SHA-256 of a text as 64 hexadecimal digits: what locks a phase or a hypothesis. */
export function fingerprint(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}
