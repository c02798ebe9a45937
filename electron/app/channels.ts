export const CALL_CHANNEL = 'pilotbook:call';
export const CANCEL_CHANNEL = 'pilotbook:cancel';
export const EVENT_CHANNEL = 'pilotbook:event';
