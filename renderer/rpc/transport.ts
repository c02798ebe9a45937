import type { AppEvent, Call, Reply } from '#shared/contract/envelope.ts';

/** Whether the host behind the interface answers. */
export type Connection = 'up' | 'lost';

export type TransportListener = {
  onEvent: (event: AppEvent) => void;
  /** `up` after `lost` means that events may have been missed. */
  onConnection: (connection: Connection) => void;
};

/** One way to reach the door. A call that cannot reach it rejects with an `unavailable` AppError. */
export type Transport = {
  call: (call: Call) => Promise<Reply>;
  cancel: (requestId: string) => void;
  subscribe: (listener: TransportListener) => () => void;
};
