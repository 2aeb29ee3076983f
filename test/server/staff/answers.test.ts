import { describe, expect, it } from 'vitest';
import { routes } from '../../../src/api/routes.ts';
import { Picture } from '../../../src/server/staff/handler.ts';
import { answering, PARAMETERS, staffSite } from './staff-site.ts';

describe('what comes back', () => {
  const SCRIPT = '<script>alert(1)</script><img src=x onerror=alert(1)>"\'\u2028';

  it('is text, whatever was written into a field', async () => {
    const lines = [{ id: 1, atMs: 1, who: SCRIPT, action: SCRIPT, subject: SCRIPT, detail: SCRIPT }];
    const { ask } = await staffSite({ handlers: { readAudit: answering({ lines, hasMore: false }) } });
    const answer = await ask('admin', routes.readAudit);
    expect(answer.json().lines).toEqual(lines);
    expect(answer.headers).toMatchObject({
      'content-type': expect.stringMatching(/^application\/json/),
      'x-content-type-options': 'nosniff',
      'content-security-policy': expect.stringContaining("default-src 'none'"),
    });
    const refused = await ask('admin', routes.propose, { payload: { [SCRIPT]: SCRIPT } });
    expect(refused.headers['content-type']).toMatch(/^application\/json/);
  });

  it('carries its version, and a handler hears the one the edit was made on', async () => {
    const readGallery = answering({ etag: 'v7', gallery: {}, problems: [] });
    const deleteNotice = answering({});
    const { ask } = await staffSite({ handlers: { readGallery, deleteNotice } });
    expect((await ask('admin', routes.readGallery)).headers).toMatchObject({
      etag: '"v7"',
      'cache-control': 'no-store',
    });
    for (const tag of ['"v7"', 'v7', 'W/"v7"']) {
      await ask('admin', routes.deleteNotice, { headers: { 'if-match': tag } });
      expect(deleteNotice.mock.lastCall?.[0]).toMatchObject({ ifMatch: 'v7', params: { id: PARAMETERS.id } });
    }
  });

  it('is a picture and no page, kept by the browser alone', async () => {
    const bytes = Buffer.from('RIFF');
    const { ask } = await staffSite({ handlers: { readPhoto: async () => new Picture('image/webp', bytes) } });
    const hashed = await ask('peninjau', routes.readPhoto);
    expect(hashed.rawPayload).toEqual(bytes);
    expect(hashed.headers).toMatchObject({
      'content-type': 'image/webp',
      'cache-control': 'private, max-age=31536000, immutable',
      'content-security-policy': "default-src 'none'",
      'x-content-type-options': 'nosniff',
    });
    const byHand = await ask('peninjau', routes.readPhoto, { parameters: { file: 'sampul.jpg' } });
    expect(byHand.headers['cache-control']).toBe('private, no-cache');
    const again = await ask('peninjau', routes.readPhoto, {
      parameters: { file: 'sampul.jpg' },
      headers: { 'if-none-match': String(byHand.headers['etag']) },
    });
    expect([again.statusCode, again.rawPayload.length]).toEqual([304, 0]);
  });
});
