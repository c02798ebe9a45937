const RELEASE_AFTER_MILLISECONDS = 30_000;

export type Download = { fileName: string; mediaType: string };

export function downloadBlob(fileName: string, blob: Blob): void {
  const url = URL.createObjectURL(blob);
  const anchor = document.createElement('a');
  anchor.href = url;
  anchor.download = fileName;
  anchor.click();
  setTimeout(() => URL.revokeObjectURL(url), RELEASE_AFTER_MILLISECONDS);
}

/** Saves text as a file, in UTF-8. */
export function downloadText({ fileName, mediaType }: Download, text: string): void {
  downloadBlob(fileName, new Blob([text], { type: `${mediaType};charset=utf-8` }));
}

/** Saves bytes that travelled as base64 text. */
export function downloadBase64({ fileName, mediaType }: Download, base64: string): void {
  const bytes = Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0));
  downloadBlob(fileName, new Blob([bytes], { type: mediaType }));
}
