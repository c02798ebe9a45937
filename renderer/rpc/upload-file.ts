import { invoke } from './client.ts';
import { FILE_CHUNK_BYTES, MAX_FILE_BYTES } from '#shared/files/files.contract.ts';
import { AppError } from '#shared/kernel/app-error.ts';

export type UploadProgress = { sentBytes: number; totalBytes: number };
export type UploadOptions = { onProgress?: (progress: UploadProgress) => void; signal?: AbortSignal };

function readBase64(piece: Blob): Promise<string> {
  return new Promise((resolve, reject) => {
    const reader = new FileReader();
    reader.addEventListener('load', () => {
      const url = typeof reader.result === 'string' ? reader.result : '';
      resolve(url.slice(url.indexOf(',') + 1));
    });
    reader.addEventListener('error', () => reject(new AppError('unavailable', 'file-unreadable')));
    reader.readAsDataURL(piece);
  });
}

/**
 * Hands a chosen file to the engine in pieces and returns its handle. Refuses with `file-too-large` before a byte is
 * sent, `file-empty` when there is nothing in it; a broken or cancelled upload is discarded.
 */
export async function uploadFile(file: File, options: UploadOptions = {}): Promise<string> {
  const details = { name: file.name, size: file.size, limit: MAX_FILE_BYTES };
  if (file.size > MAX_FILE_BYTES) throw new AppError('validation', 'file-too-large', details);
  if (file.size === 0) throw new AppError('validation', 'file-empty', details);
  const { file: handle } = await invoke('files.begin', { name: file.name, sizeBytes: file.size });
  try {
    for (let start = 0; start < file.size; start += FILE_CHUNK_BYTES) {
      if (options.signal?.aborted === true) throw new AppError('conflict', 'cancelled');
      const base64 = await readBase64(file.slice(start, start + FILE_CHUNK_BYTES));
      const { receivedBytes } = await invoke('files.append', { file: handle, base64 });
      options.onProgress?.({ sentBytes: receivedBytes, totalBytes: file.size });
    }
    return handle;
  } catch (error) {
    await invoke('files.discard', { file: handle }).catch(() => undefined);
    throw error;
  }
}
