/** Notices of the gallery on the page: written, changed, taken away, with a photo where one belongs to them. */
import type { Readable } from 'node:stream';
import type { NoticeBody, NoticeView } from '../api/gallery.ts';
import type { FolderPhoto } from '../api/products.ts';
import { Refused } from '../api/refusal.ts';
import { checkNotices } from '../build/check-notices.ts';
import type { JsonInFile } from '../build/read.ts';
import type { Problem } from '../contract/problems.ts';
import { NoticeSchema, type NoticeContent } from '../contract/notice.ts';
import { Id } from '../contract/product.ts';
import type { Records } from '../records/records.ts';
import type { ContentFiles } from './content-files.ts';
import { NOTICES_FOLDER, noticeFile, photoFile } from './content-path.ts';
import { noteChange } from './note-change.ts';
import type { TakePhoto } from './photo-intake.ts';
import type { Hand } from './product-desk.ts';
import { freeId, idBase } from './product-id.ts';
import type { Small } from './product-photos.ts';
import { THUMBNAIL_TYPE, type Thumbnail, type ThumbnailWidth } from './thumbnails.ts';
import { galleryToday } from './today-of.ts';
import { demandSame, readWhole, schemaOf, withoutSchema, writeWhole, type WholeFile } from './whole-file.ts';

export interface NoticesOptions {
  readonly files: ContentFiles;
  readonly records: Records;
  readonly takePhoto: TakePhoto;
  readonly thumbnail: Thumbnail;
}

/** All of these throw `Refused` and know no HTTP. */
export interface Notices {
  /** By first day. @param nowMs epoch milliseconds */
  readonly list: (nowMs: number) => Promise<NoticeView[]>;
  /** The id is made of the title; a number is added where it is taken. */
  readonly add: (body: NoticeBody, hand: Hand) => Promise<NoticeView>;
  /** @param match the etag the edit was made on */
  readonly save: (id: string, body: NoticeBody, match: string, hand: Hand) => Promise<NoticeView>;
  /** Its photo stays in the folder: another notice may show it, too. */
  readonly remove: (id: string, match: string, hand: Hand) => Promise<void>;
  /** [E8] @returns the photo as it lies in the folder now, or the sentence that says why it does not */
  readonly addPhoto: (stream: Readable, hand: Hand) => Promise<FolderPhoto | { readonly sentence: string }>;
  readonly readPhoto: (file: string, widthPx: ThumbnailWidth) => Promise<Small>;
}

const SCHEMA = '../.schema/notice.schema.json';
const GONE = 'Pengumuman ini tidak ditemukan; mungkin sudah dihapus. Muat ulang halaman.';
const NO_PHOTO = 'Foto ini tidak ditemukan; mungkin sudah dihapus atau diganti.';
const FORBIDDEN = 'Pengumuman belum dapat disimpan; perbaiki dahulu hal yang disebutkan.';
const ENDING = '.json';

interface Filed {
  readonly id: string;
  readonly file: WholeFile;
}

export function noticesDesk({ files, records, takePhoto, thumbnail }: NoticesOptions): Notices {
  const todayOf = galleryToday(files);
  const inTurn = <T>(work: () => Promise<T>) => files.inTurn(NOTICES_FOLDER, work);

  const readAll = async (): Promise<Filed[]> => {
    const found: Filed[] = [];
    for (const { name, at } of await files.entries(NOTICES_FOLDER, 'files')) {
      const id = name.slice(0, -ENDING.length);
      if (at === undefined || !name.endsWith(ENDING) || !Id.safeParse(id).success) continue;
      const file = await readWhole(files, noticeFile(id));
      if (file !== undefined) found.push({ id, file });
    }
    return found;
  };

  /** [C13] By the check, with the others beside it: there may be too many. */
  const problemsOf = async (
    id: string,
    value: unknown,
    others: readonly Filed[],
    nowMs: number,
  ): Promise<Problem[]> => {
    const dir = await files.root();
    if (dir === undefined) return [];
    const own: JsonInFile = { file: noticeFile(id), value };
    const notices = [...others.map((other) => ({ file: noticeFile(other.id), value: other.file.value })), own];
    const { problems } = await checkNotices({ dir, notices }, await todayOf(nowMs));
    return problems
      .filter(({ file }) => file === own.file || file === NOTICES_FOLDER)
      .map(({ severity, field, sentence }) => ({ severity, field, sentence }));
  };

  const viewOf = async ({ id, file }: Filed, nowMs: number): Promise<NoticeView> => ({
    id,
    etag: file.etag,
    notice: withoutSchema(file.value) ?? {},
    problems: file.fault === undefined ? await problemsOf(id, file.value, [], nowMs) : [{ field: '', ...file.fault }],
  });

  const found = async (id: string): Promise<Filed> => {
    const file = await readWhole(files, noticeFile(id));
    if (file === undefined) throw new Refused('not-found', GONE);
    return { id, file };
  };

  /** @throws {Refused} `forbidden-by-rules`; one that is over is history, and history may be put right */
  const demandSound = async (id: string, notice: NoticeContent, hand: Hand): Promise<void> => {
    const others = (await readAll()).filter((other) => other.id !== id);
    const problems = await problemsOf(id, notice, others, hand.nowMs);
    const errors = problems.filter(({ severity }) => severity === 'error');
    if (errors.length > 0) throw new Refused('forbidden-by-rules', FORBIDDEN, { problems: errors });
  };

  return {
    async list(nowMs) {
      const views: NoticeView[] = [];
      for (const filed of await readAll()) views.push(await viewOf(filed, nowMs));
      return views.toSorted((a, b) => (startOf(a) < startOf(b) ? -1 : 1));
    },

    add: (body, hand) =>
      inTurn(async () => {
        const names = new Set((await files.entries(NOTICES_FOLDER, 'files')).map(({ name }) => name));
        const id = freeId(idBase(body.title.id), (wanted) => names.has(`${wanted}${ENDING}`));
        const notice = inOrder(body, SCHEMA);
        await demandSound(id, notice, hand);
        await writeWhole(files, noticeFile(id), undefined, notice);
        await noteChange(records, hand, 'notice-added', `notice/${id}`, daysOf(notice));
        return viewOf(await found(id), hand.nowMs);
      }),

    save: (id, body, match, hand) =>
      inTurn(async () => {
        const before = await found(id);
        await demandSame(before.file.etag, match, () => viewOf(before, hand.nowMs));
        const notice = inOrder(body, schemaOf(before.file, SCHEMA));
        await demandSound(id, notice, hand);
        if (await writeWhole(files, noticeFile(id), before.file, notice)) {
          await noteChange(records, hand, 'notice-changed', `notice/${id}`, daysOf(notice));
        }
        return viewOf(await found(id), hand.nowMs);
      }),

    remove: (id, match, hand) =>
      inTurn(async () => {
        const before = await found(id);
        await demandSame(before.file.etag, match, () => viewOf(before, hand.nowMs));
        await files.remove(noticeFile(id));
        await noteChange(records, hand, 'notice-removed', `notice/${id}`);
      }),

    async addPhoto(stream, hand) {
      const taken = await takePhoto(stream);
      if ('sentence' in taken) return taken;
      const { file, bytes, width, height } = taken;
      const target = photoFile(NOTICES_FOLDER, file);
      return inTurn(async () => {
        // Named by its digest: what lies there under this name are these bytes.
        if ((await files.locate(target)) === undefined) await files.write(target, bytes);
        await noteChange(records, hand, 'photo-added', 'notice', { file });
        return { file, width, height, bytes: bytes.byteLength };
      });
    },

    async readPhoto(file, widthPx) {
      const at = await files.locate(photoFile(NOTICES_FOLDER, file));
      if (at === undefined) throw new Refused('not-found', NO_PHOTO);
      return { type: THUMBNAIL_TYPE, bytes: await thumbnail(at, widthPx) };
    },
  };
}

/** In the order of the schema, which a new file gets. */
const inOrder = (body: NoticeBody, $schema: string): NoticeContent => NoticeSchema.parse({ $schema, ...body });

const startOf = ({ notice, id }: NoticeView): string => `${String((notice as { starts?: unknown }).starts)} ${id}`;

const daysOf = ({ title, starts, ends }: NoticeContent) => ({ title: title.id, starts, ends });
