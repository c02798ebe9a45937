import { readFile, realpath } from 'node:fs/promises';
import { extname, join, resolve, sep } from 'node:path';

const CONTENT_TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.ico': 'image/x-icon',
  '.woff2': 'font/woff2',
  '.txt': 'text/plain; charset=utf-8',
};

export type StaticFile = { bytes: Buffer<ArrayBuffer>; contentType: string };

function decodePath(urlPath: string): string | null {
  try {
    return decodeURIComponent(urlPath);
  } catch (error) {
    if (error instanceof URIError) return null;
    throw error;
  }
}

/** Whether `code` says that there is no such file, rather than that it could not be read. */
function isAbsence(error: unknown): boolean {
  const code = error instanceof Error && 'code' in error ? error.code : null;
  return code === 'ENOENT' || code === 'ENOTDIR' || code === 'EISDIR' || code === 'ENAMETOOLONG';
}

async function readWithin(folder: string, path: string): Promise<Buffer<ArrayBuffer> | null> {
  try {
    const [realFolder, realFile] = await Promise.all([realpath(folder), realpath(path)]);
    if (!realFile.startsWith(`${realFolder}${sep}`)) return null;
    return await readFile(realFile);
  } catch (error) {
    if (isAbsence(error)) return null;
    throw error;
  }
}

/**
 * The file a URL path names inside `folder`; `/` is `index.html`. Null when there is none, when its kind is not
 * one the interface is made of, or when the path leads outside, also by way of a link.
 */
export async function findStaticFile(folder: string, urlPath: string): Promise<StaticFile | null> {
  const decoded = decodePath(urlPath === '/' ? '/index.html' : urlPath);
  if (decoded === null || decoded.includes('\0') || decoded.includes('\\')) return null;
  const contentType = CONTENT_TYPES[extname(decoded).toLowerCase()];
  if (contentType === undefined) return null;
  const path = resolve(join(folder, decoded));
  if (!path.startsWith(`${resolve(folder)}${sep}`)) return null;
  const bytes = await readWithin(folder, path);
  return bytes === null ? null : { bytes, contentType };
}
