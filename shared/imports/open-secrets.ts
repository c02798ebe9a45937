import { AppError } from '#shared/kernel/app-error.ts';
import type { HttpConnection } from './source.ts';

const SECRET_HEADERS =
  /^(?:authorization|proxy-authorization|cookie|x-.*(?:key|token|secret).*|api-?key|.*-token)$/i;
const SECRET_QUERY = /^(?:api_?key|apikey|key|.*token.*|.*secret.*|password|passwd|auth|signature|sig)$/i;
/** Words that look like a secret by name but only turn pages. */
const HARMLESS_QUERY = /^(?:page_?token|next_?token|continuation_?token)$/i;

/**
 * A password typed among headers or into the address would be kept in the workspace file and its backups. Throws
 * AppError `source-secret-in-the-open` with the name of the field it stands in.
 */
export function refuseOpenSecrets({ address, query, headers }: HttpConnection): void {
  const inAddress = (address.split('#')[0]?.split('?')[1] ?? '')
    .split('&')
    .map((part) => part.split('=')[0] ?? '');
  const asked = [...inAddress, ...query.map(({ name }) => name)];
  const found =
    headers.find(({ name }) => SECRET_HEADERS.test(name.trim()))?.name ??
    asked.find((name) => SECRET_QUERY.test(name.trim()) && !HARMLESS_QUERY.test(name.trim()));
  if (found !== undefined) throw new AppError('validation', 'source-secret-in-the-open', { field: found });
}
