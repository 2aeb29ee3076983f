/** `await expect(verifyFeed(bytes, accepted)).rejects.toThrowFeedError('feed-older')`; importing this file registers it. */
import { expect } from 'vitest';
import { FeedError, type FeedErrorCode } from '../src/contract/errors.ts';

declare module 'vitest' {
  interface Matchers<T> {
    toThrowFeedError(code: FeedErrorCode): T;
  }
}

expect.extend({
  toThrowFeedError(received: unknown, code: FeedErrorCode) {
    const found = received instanceof FeedError ? received.code : String(received);
    return {
      pass: found === code,
      message: () => `expected ${this.isNot ? 'anything but ' : ''}a FeedError ${code}, got ${found}`,
    };
  },
});
