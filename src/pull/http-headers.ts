/** The response headers a pull reads, each as far as it can be believed. Pure. */
import { REPORTS_HEADER, REPORTS_VERSION } from '../contract/report-limits.ts';
import { RETRY_AFTER_MAX_MS } from './limits.ts';

type HeaderReader = Pick<Headers, 'get'>;

/** [F2] A captive portal answers 200 too, but with a page. */
export const isJson = (headers: HeaderReader): boolean =>
  /^(?:application|text)\/(?:[\w.+-]+\+)?json\s*(?:;|$)/i.test(headers.get('content-type') ?? '');

/**
 * [T1] The server's clock at the moment it sent this answer. A CDN hands on the Date of its origin and says in Age how
 * long ago that was.
 */
export function serverEpochMs(headers: HeaderReader): number | undefined {
  const dateMs = Date.parse(headers.get('date') ?? '');
  if (Number.isNaN(dateMs)) return undefined;
  const ageSeconds = Number(headers.get('age') ?? 0);
  return dateMs + (ageSeconds > 0 ? ageSeconds * 1000 : 0);
}

/** [G1] A server that wants to hear of screens says so; a static host cannot. */
export const listens = (headers: HeaderReader): boolean => headers.get(REPORTS_HEADER) === REPORTS_VERSION;

/** [P2] Seconds or an HTTP date, measured against the server's own clock; never more than an hour. */
export function retryAfterMs(headers: HeaderReader, deviceEpochMs: number): number | undefined {
  const value = headers.get('retry-after')?.trim();
  if (value === undefined || value === '') return undefined;
  const ms = /^\d+$/.test(value) ? Number(value) * 1000 : Date.parse(value) - (serverEpochMs(headers) ?? deviceEpochMs);
  return Number.isNaN(ms) ? undefined : Math.min(Math.max(0, ms), RETRY_AFTER_MAX_MS);
}
