import { vi } from 'vitest';

/** Until it holds. How soon is up to the machine; that it never does is found all the same. */
export const eventually = <T>(check: () => T | Promise<T>): Promise<T> =>
  vi.waitFor(check, { timeout: 20_000, interval: 5 });
