import { describe, expect, it } from 'vitest';
import { shouldPublishAtStart } from '../../src/publications/start.ts';

describe('a start', () => {
  it.each([
    { hasFeed: false, hasAccounts: false, publishes: true },
    { hasFeed: false, hasAccounts: true, publishes: true },
    { hasFeed: true, hasAccounts: false, publishes: true },
    { hasFeed: true, hasAccounts: true, publishes: false },
  ])('with a feed: $hasFeed, with accounts: $hasAccounts publishes: $publishes', ({ publishes, ...given }) => {
    expect(shouldPublishAtStart(given)).toBe(publishes);
  });
});
