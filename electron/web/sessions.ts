import { randomBytes } from 'node:crypto';
import type { IncomingHttpHeaders } from 'node:http';
import { isSameSecret } from './request-checks.ts';

const SECRET_BYTES = 32;

function newSecret(): string {
  return randomBytes(SECRET_BYTES).toString('base64url');
}

export type Sessions = {
  /** A secret for one launch address; it replaces an earlier one that was not used. */
  newLaunchToken: () => string;
  /** The Set-Cookie line for a launch token, once; null for any other text. */
  exchange: (token: string) => string | null;
  isKnown: (headers: IncomingHttpHeaders) => boolean;
};

/** Who may talk to the host: whoever opened a launch address. Secrets live as long as the process. */
export function createSessions(port: number): Sessions {
  // Cookies are shared between the ports of an address, so the name tells two running hosts apart.
  const cookieName = `pilotbook-${port}`;
  const secret = newSecret();
  let launchToken: string | null = null;

  return {
    newLaunchToken: () => {
      launchToken = newSecret();
      return launchToken;
    },
    exchange: (token) => {
      if (launchToken === null || !isSameSecret(token, launchToken)) return null;
      launchToken = null;
      return `${cookieName}=${secret}; Path=/; HttpOnly; SameSite=Strict`;
    },
    isKnown: (headers) =>
      (headers.cookie ?? '').split(';').some((pair) => {
        const [name, value] = pair.trim().split('=', 2);
        return name === cookieName && isSameSecret(value ?? '', secret);
      }),
  };
}
