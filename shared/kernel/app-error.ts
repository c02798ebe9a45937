/** What went wrong, for the person: the kind decides tone and logging, the code picks the sentence. */
export type AppErrorKind =
  'validation' | 'not-found' | 'conflict' | 'precondition' | 'unavailable' | 'internal';

export type ErrorDetails = Readonly<Record<string, string | number | null>>;

/**
 * An error with a stable code. The interface holds a sentence and a next step for every code
 * (`shared/words/<language>/errors.json`); `details` fill the sentence.
 */
export class AppError extends Error {
  readonly kind: AppErrorKind;
  readonly code: string;
  readonly details: ErrorDetails;

  constructor(kind: AppErrorKind, code: string, details: ErrorDetails = {}) {
    super(`${kind}: ${code}`);
    this.name = 'AppError';
    this.kind = kind;
    this.code = code;
    this.details = details;
  }
}

export function isAppError(error: unknown): error is AppError {
  return error instanceof AppError;
}
