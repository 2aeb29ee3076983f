import { afterEach, describe, expect, it, vi } from 'vitest';

afterEach(() => {
  vi.unstubAllGlobals();
  vi.resetModules();
});

/** The policy is made once per page, so every test has a page of its own. */
const freshPage = () => import('../../src/device/trusted-url.ts');

describe('a script address', () => {
  it('of this origin passes', async () => {
    const { trustedScriptUrl } = await freshPage();
    expect(trustedScriptUrl('./assets/worker.js')).toBe('./assets/worker.js');
  });

  it.each(['https://elsewhere.example/worker.js', '//elsewhere.example/worker.js', 'data:text/javascript,0'])(
    'of another origin (%s) does not',
    async (url) => {
      const { trustedScriptUrl } = await freshPage();
      expect(() => trustedScriptUrl(url)).toThrow(TypeError);
    },
  );

  it('goes through the one policy the page allows, which is made once', async () => {
    const names: string[] = [];
    vi.stubGlobal('trustedTypes', {
      createPolicy(name: string, rules: { createScriptURL(url: string): string }) {
        names.push(name);
        return { createScriptURL: (url: string) => `trusted:${rules.createScriptURL(url)}` };
      },
    });
    const { trustedScriptUrl } = await freshPage();
    expect([trustedScriptUrl('./sw.js'), trustedScriptUrl('./worker.js')]).toEqual([
      'trusted:./sw.js',
      'trusted:./worker.js',
    ]);
    expect(names).toEqual(['galeri']);
    expect(() => trustedScriptUrl('https://elsewhere.example/sw.js')).toThrow(TypeError);
  });
});
