import { type RefObject, useEffect, useRef, useState } from 'react';
import { invoke } from '#renderer/rpc/client.ts';
import { uploadFile, type UploadProgress } from '#renderer/rpc/upload-file.ts';
import { isAppError } from '#shared/kernel/app-error.ts';

export type HandedFile = {
  handle: string | null;
  name: string;
  progress: UploadProgress | null;
  error: Error | null;
  give: (file: File) => void;
  cancel: () => void;
  forget: () => void;
};

type State = { handle: string | null; name: string; progress: UploadProgress | null; error: Error | null };

const NOTHING: State = { handle: null, name: '', progress: null, error: null };

function asError(thrown: unknown): Error | null {
  if (isAppError(thrown) && thrown.code === 'cancelled') return null;
  return thrown instanceof Error ? thrown : new Error(String(thrown));
}

type Held = { upload: AbortController | null; handle: string | null };

function release(held: RefObject<Held>): void {
  const { upload, handle } = held.current;
  upload?.abort();
  if (handle !== null) void invoke('files.discard', { file: handle }).catch(() => undefined);
  held.current = { upload: null, handle: null };
}

/** A file on its way to the engine and there; given back when the page is left. */
export function useHandedFile(): HandedFile {
  const [state, setState] = useState<State>(NOTHING);
  const held = useRef<Held>({ upload: null, handle: null });
  useEffect(() => () => release(held), []);
  const give = async (file: File): Promise<void> => {
    release(held);
    const controller = new AbortController();
    held.current.upload = controller;
    setState({ ...NOTHING, name: file.name, progress: { sentBytes: 0, totalBytes: file.size } });
    try {
      const handle = await uploadFile(file, {
        signal: controller.signal,
        onProgress: (progress) => setState((before) => ({ ...before, progress })),
      });
      held.current.handle = handle;
      setState({ handle, name: file.name, progress: null, error: null });
    } catch (thrown) {
      if (held.current.upload === controller)
        setState({ ...NOTHING, name: file.name, error: asError(thrown) });
    }
  };
  return {
    ...state,
    give: (file) => void give(file),
    cancel: () => held.current.upload?.abort(),
    forget: () => {
      release(held);
      setState(NOTHING);
    },
  };
}
