/** What can go wrong in a pull, beside what `verify` refuses and the store cannot do. */
import type { HttpErrorCode } from './messages.ts';

interface HttpErrorDetails {
  readonly cause?: unknown;
  readonly status?: number;
  /** What the server asked for, within RETRY_AFTER_MAX_MS. */
  readonly retryAfterMs?: number | undefined;
}

/** A request brought nothing usable. */
export class HttpError extends Error {
  readonly code: HttpErrorCode;
  readonly status: number | undefined;
  readonly retryAfterMs: number | undefined;

  constructor(code: HttpErrorCode, detail: string, { cause, status, retryAfterMs }: HttpErrorDetails = {}) {
    super(`${code}: ${detail}`, { cause });
    this.name = 'HttpError';
    this.code = code;
    this.status = status;
    this.retryAfterMs = retryAfterMs;
  }
}

/** The feed names no rotation for today and none that started before. */
export class NoRotationError extends Error {
  constructor(detail: string) {
    super(`no-rotation: ${detail}`);
    this.name = 'NoRotationError';
  }
}
