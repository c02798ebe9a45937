import { detectEncoding } from '#shared/imports/decode-bytes.ts';

/** A parser and what must hold for any bytes whatever; throws or rejects when it does not. */
export type FuzzTarget = {
  readonly name: string;
  readonly seeds: readonly (string | Uint8Array)[];
  readonly run: (bytes: Uint8Array) => void | Promise<void>;
};

export function must(holds: boolean, what: string): void {
  if (!holds) throw new Error(what);
}

export function textOf(bytes: Uint8Array): string {
  return new TextDecoder(detectEncoding(bytes, 'whole').encoding).decode(bytes);
}
