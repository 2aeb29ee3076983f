import * as z from 'zod/mini';

/** A real calendar date, "2026-11-24"; 2026-02-30 is refused. */
export const LocalDateSchema = z.iso.date();
