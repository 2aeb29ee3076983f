import { buffer } from 'node:stream/consumers';
import { describe, expect, it, vi } from 'vitest';
import { Refused } from '../../../src/api/refusal.ts';
import { routes } from '../../../src/api/routes.ts';
import type { StaffRequest } from '../../../src/server/staff/handler.ts';
import { UPLOAD_MAX_BYTES, UPLOADS_MAX } from '../../../src/server/staff/limits.ts';
import { staffSite } from './staff-site.ts';

type Files = Pick<StaffRequest<(typeof routes)['addPhotos']>, 'files'>;

const form = (files: Readonly<Record<string, string | Uint8Array<ArrayBuffer>>>) => {
  const made = new FormData();
  for (const [name, content] of Object.entries(files)) made.append('photo', new Blob([content]), name);
  return made;
};

/** The way a form goes over the wire. */
async function encoded(made: FormData) {
  const request = new Request('http://localhost', { method: 'POST', body: made });
  return {
    headers: { 'content-type': String(request.headers.get('content-type')) },
    payload: Buffer.from(await request.arrayBuffer()),
  };
}

/** Reads every file, or says why it cannot. */
const reading = async ({ files }: Files) => {
  const results: { name: string; sentence: string }[] = [];
  for await (const { name, stream } of files) {
    try {
      results.push({ name, sentence: `${(await buffer(stream)).length} bita` });
    } catch (error) {
      if (!(error instanceof Refused)) throw error;
      results.push({ name, sentence: `${error.code}: ${error.message}` });
    }
  }
  return { results };
};

const upload = async (made: FormData, handler: (request: Files) => Promise<unknown> = reading) => {
  const { ask } = await staffSite({ handlers: { addPhotos: handler } });
  return ask('kurator of it', routes.addPhotos, await encoded(made));
};

describe('files of an upload', () => {
  it('come one after the other, with the names the browser gave them', async () => {
    const answer = await upload(form({ 'satu.jpg': 'abc', '../../dua.png': 'defgh', 'kosong.webp': '' }));
    expect(answer.json().results).toEqual([
      { name: 'satu.jpg', sentence: '3 bita' },
      { name: 'dua.png', sentence: '5 bita' },
      { name: 'kosong.webp', sentence: '0 bita' },
    ]);
  });

  it('that are too large cost themselves, not the one behind', async () => {
    const large = new Uint8Array(UPLOAD_MAX_BYTES + 1);
    const answer = await upload(form({ 'besar.jpg': large, 'kecil.jpg': 'abc' }));
    expect(answer.json().results).toEqual([
      { name: 'besar.jpg', sentence: 'too-large: Berkas terlalu besar; paling besar 25 MB.' },
      { name: 'kecil.jpg', sentence: '3 bita' },
    ]);
  });

  it('that nobody wants to read to their end are passed over', async () => {
    const answer = await upload(
      form({ 'bukan.jpg': new Uint8Array(3_000_000), 'tak-dibuka.jpg': 'x', 'ya.jpg': 'abc' }),
      async ({ files }) => {
        const results: { name: string; sentence: string }[] = [];
        for await (const { name, stream } of files) {
          if (name === 'bukan.jpg') stream.once('data', () => stream.destroy());
          if (name === 'ya.jpg') results.push({ name, sentence: (await buffer(stream)).toString() });
        }
        return { results };
      },
    );
    expect(answer.json().results).toEqual([{ name: 'ya.jpg', sentence: 'abc' }]);
  });

  it('more than one request may carry are refused in words', async () => {
    const many = Object.fromEntries(Array.from({ length: UPLOADS_MAX + 1 }, (_, n) => [`${n}.jpg`, 'x']));
    const answer = await upload(form(many));
    expect(answer.statusCode).toBe(413);
    expect(answer.json()).toMatchObject({ error: 'too-large', sentence: expect.stringContaining('Terlalu banyak') });
  });

  it('among many other fields are refused', async () => {
    const made = form({ 'satu.jpg': 'abc' });
    for (let n = 0; n < 10; n++) made.append(`kolom-${n}`, 'x');
    expect((await upload(made)).statusCode).toBe(413);
  });

  it('of a form that breaks off are refused', async () => {
    const { ask } = await staffSite({ handlers: { addPhotos: reading } });
    const { headers, payload } = await encoded(form({ 'satu.jpg': 'abc'.repeat(1000) }));
    const answer = await ask('kurator of it', routes.addPhotos, { headers, payload: payload.subarray(0, 2000) });
    expect(answer.json()).toMatchObject({ status: 400, error: 'invalid' });
  });

  it('of somebody who may not send any are not looked at', async () => {
    const handler = vi.fn(reading);
    const { ask } = await staffSite({ handlers: { addPhotos: handler } });
    const answer = await ask('kurator of another', routes.addPhotos, await encoded(form({ 'satu.jpg': 'abc' })));
    expect(answer.statusCode).toBe(403);
    expect(handler).not.toHaveBeenCalled();
  });
});
