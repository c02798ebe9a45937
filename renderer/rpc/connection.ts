import { create } from 'zustand';
import type { Connection } from './transport.ts';

/** Whether the host answers, as the event stream and the calls have last seen it. */
export const useConnection = create<{ connection: Connection }>(() => ({ connection: 'up' }));

export function setConnection(connection: Connection): void {
  useConnection.setState({ connection });
}
