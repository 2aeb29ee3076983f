import { Readable } from 'node:stream';
import { describe, expect, it, vi } from 'vitest';
import type { Route } from '../../../src/api/route.ts';
import { dashboardRoutes } from '../../../src/api/dashboard.ts';
import { productRoutes } from '../../../src/api/products.ts';
import { dashboardReader } from '../../../src/desk/dashboard.ts';
import { dashboardHandlers } from '../../../src/server/staff/dashboard-handlers.ts';
import { Picture, type StaffRequest, type UploadedFile } from '../../../src/server/staff/handler.ts';
import { productHandlers } from '../../../src/server/staff/product-handlers.ts';
import { photo } from '../../build/mint.ts';
import { CHANGED, KEY, NOW_MS, openDesk, WRITER } from '../../desk/fixture.ts';

vi.setConfig({ testTimeout: 30_000 });

async function* uploads(...files: UploadedFile[]): AsyncGenerator<UploadedFile> {
  yield* files;
}

const request = <R extends Route>(given: Partial<StaffRequest<R>>): StaffRequest<R> =>
  ({
    params: undefined,
    query: undefined,
    body: undefined,
    actor: WRITER.by,
    ifMatch: '',
    files: uploads(),
    nowMs: NOW_MS,
    ...given,
  }) as StaffRequest<R>;

describe('the handlers of products', () => {
  it('answer in the shapes of their routes, from the first word to approval and the trash', async () => {
    const desk = await openDesk();
    const handle = productHandlers(desk.products);
    const shaped = (route: Route, answer: unknown) => {
      expect(route.answer['~standard'].validate(answer)).not.toHaveProperty('issues');
      return answer;
    };
    const first = await handle.addProduct(request({ params: { sudin: 'sosial' }, body: { name: 'Tas Pandan' } }));
    shaped(productRoutes.addProduct, first);
    const params = { sudin: first.sudin, id: first.id };

    const { results } = await handle.addPhotos(
      request({
        params,
        files: uploads(
          { name: 'a.jpg', stream: Readable.from([Buffer.from(await photo())]) },
          { name: 'b.heic', stream: Readable.from([Buffer.from('\0\0\0\x20ftypheic\0\0\0\0')]) },
        ),
      }),
    );
    shaped(productRoutes.addPhotos, { results });
    expect(results).toEqual([
      { name: 'a.jpg', photo: expect.objectContaining({ width: 1200, height: 1200 }) },
      { name: 'b.heic', sentence: expect.stringContaining('HEIC') },
    ]);
    const [taken] = results;
    const file = taken && 'photo' in taken ? taken.photo.file : '';

    const spare = await desk.read();
    const body = {
      ...spare.draft,
      name: { id: 'Tas Pandan', en: 'Pandan bag' },
      photos: [{ file, alt: { id: 'Tas', en: 'Bag' } }],
    };
    const saved = await handle.saveProduct(request({ params, body, ifMatch: first.etag }));
    shaped(productRoutes.saveProduct, saved);
    const submitted = await handle.submitProduct(request({ params, body: { note: 'Siap.' }, ifMatch: saved.etag }));
    expect(submitted.curation?.note).toBe('Siap.');
    const returned = await handle.returnProduct(
      request({ params, body: { reason: 'Harganya?' }, ifMatch: submitted.etag }),
    );
    expect(returned.statuses).toEqual(['returned']);
    const again = await handle.submitProduct(request({ params, body: {}, ifMatch: returned.etag }));
    const withdrawn = await handle.withdrawProduct(request({ params, ifMatch: again.etag }));
    const third = await handle.submitProduct(request({ params, body: {}, ifMatch: withdrawn.etag }));
    const rejected = await handle.rejectProduct(
      request({ params, body: { reason: 'Bukan UMKM.' }, ifMatch: third.etag }),
    );
    expect(rejected.statuses).toEqual(['rejected']);
    const mended = await handle.saveProduct(request({ params, body: { ...body, ...CHANGED }, ifMatch: rejected.etag }));
    const fourth = await handle.submitProduct(request({ params, body: {}, ifMatch: mended.etag }));
    const approved = await handle.approveProduct(request({ params, ifMatch: fourth.etag }));
    expect(shaped(productRoutes.approveProduct, approved)).toMatchObject({ statuses: ['approved'] });

    const edited = await handle.saveProduct(request({ params, body, ifMatch: approved.etag }));
    const discarded = await handle.discardChanges(request({ params, ifMatch: edited.etag }));
    expect(discarded.draft).toMatchObject(CHANGED);
    shaped(productRoutes.duplicateProduct, await handle.duplicateProduct(request({ params })));
    const archived = await handle.archiveProduct(request({ params, ifMatch: discarded.etag }));
    const open = await handle.unarchiveProduct(request({ params, ifMatch: archived.etag }));
    const { trashId } = await handle.deleteProduct(request({ params, ifMatch: open.etag }));
    const list = await handle.listProducts(request({}));
    shaped(productRoutes.listProducts, list);
    expect(list.trash).toMatchObject([{ trashId, ...params, by: 'Penulis Contoh' }]);
    const restored = await handle.restoreProduct(request({ params: { sudin: 'sosial', trashId } }));
    expect(await handle.readProduct(request({ params }))).toEqual(restored);
  });

  it('take the halal tick and give it back', async () => {
    const handle = productHandlers((await openDesk()).products);
    const params = { sudin: 'ppkukm', id: 'ppkukm-satu' } as const;
    const ticked = await handle.checkHalal(request({ params, body: { checkedOn: '2026-11-24' } }));
    expect(ticked.halalCheck?.checkedOn).toBe('2026-11-24');
    expect((await handle.checkHalal(request({ params, body: { checkedOn: null } }))).halalCheck).toBeUndefined();
  });

  it('answer a photo as a picture', async () => {
    const handle = productHandlers((await openDesk()).products);
    const answer = await handle.readPhoto(request({ params: { ...KEY, file: 'sampul.jpg' }, query: { width: '240' } }));
    expect(answer).toBeInstanceOf(Picture);
    expect(answer).toMatchObject({ type: 'image/webp' });
  });

  it('change nothing for nobody', async () => {
    const handle = productHandlers((await openDesk()).products);
    const nobody = request<typeof productRoutes.addProduct>({
      actor: undefined,
      params: { sudin: 'sosial' },
      body: { name: 'x' },
    });
    await expect(async () => handle.addProduct(nobody)).rejects.toMatchObject({ code: 'not-signed-in' });
  });

  it('answer the dashboard', async () => {
    const { files, products } = await openDesk();
    const handle = dashboardHandlers(dashboardReader({ files, list: products.list, published: async () => undefined }));
    const answer = await handle.dashboard(request({}));
    expect(dashboardRoutes.dashboard.answer.safeParse(answer).error).toBeUndefined();
  });
});
