import { afterEach, describe, expect, it, vi } from 'vitest';
import { routes } from '../../src/api/routes.ts';
import { call, CallError, urlOf } from '../../src/editor/call.ts';

const answers = (status: number, body: unknown) =>
  vi.stubGlobal(
    'fetch',
    vi.fn(async () => new Response(typeof body === 'string' ? body : JSON.stringify(body), { status })),
  );

const failure = async (asking: Promise<unknown>): Promise<CallError> => {
  const error = await asking.then(
    () => undefined,
    (reason: unknown) => reason,
  );
  if (!(error instanceof CallError)) throw new Error(`no CallError but ${String(error)}`);
  return error;
};

afterEach(() => vi.unstubAllGlobals());

describe('a call of the staff page', () => {
  it('asks the address of the table, with what the edit was made on', async () => {
    answers(200, {});
    await call(routes.deleteRotation, { params: { id: '2026-r08' }, ifMatch: 'abc' });
    expect(fetch).toHaveBeenCalledWith('/api/rotations/2026-r08', {
      method: 'DELETE',
      credentials: 'same-origin',
      headers: { 'if-match': '"abc"' },
    });
  });

  it('writes what is asked into the address so that nothing in it is read as a path', () => {
    const params = { sudin: 'kpkp', id: 'a', file: '../../x?.jpg' };
    expect(urlOf(routes.readPhoto, { params, query: { width: '240' } })).toBe(
      '/api/products/kpkp/a/photos/..%2F..%2Fx%3F.jpg?width=240',
    );
  });

  it("hands on the server's own sentence, problems and what stands there now", async () => {
    const problems = [{ severity: 'error', field: 'name.id', sentence: 'Wajib diisi.' }];
    answers(412, { status: 412, error: 'changed-meanwhile', sentence: 'Sudah diubah.', problems, current: { id: 1 } });
    const error = await failure(call(routes.dashboard, {}));
    expect(error).toMatchObject({ code: 'changed-meanwhile', message: 'Sudah diubah.', problems, current: { id: 1 } });
  });

  it.each([
    [
      'nobody answers',
      () =>
        vi.stubGlobal(
          'fetch',
          vi.fn(() => Promise.reject(new TypeError('Failed to fetch'))),
        ),
    ],
    ['a proxy answers with a page of its own', () => answers(502, '<h1>Bad gateway</h1>')],
  ])('when %s, says that the words typed are still here', async (_, arrange) => {
    arrange();
    const error = await failure(call(routes.dashboard, {}));
    expect(error.code).toBe('offline');
    expect(error.message).toContain('Isian Anda tetap ada');
  });

  it('an answer of another version asks for a reload instead of showing half of it', async () => {
    answers(200, { actor: 'somebody', needsSetup: false });
    expect((await failure(call(routes.session, {}))).code).toBe('outdated');
  });
});
