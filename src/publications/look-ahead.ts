/**
 * What would be published now: the content folder and the approvals on record on one side, the last publication on the
 * other, judged by the functions of `npm run check`. Looks, and writes nothing.
 */
import path from 'node:path';
import { checkNotices, type SourceNotice } from '../build/check-notices.ts';
import { checkRotations } from '../build/check-rotations.ts';
import { checkGallery } from '../build/check.ts';
import { hasEnded } from '../build/has-ended.ts';
import { readContent, type Content } from '../build/read.ts';
import { todayOf } from '../build/today.ts';
import type { LocalDate } from '../contract/dates.ts';
import type { FiledProblem } from '../contract/problems.ts';
import { say } from '../contract/sentences.ts';
import type { BlobSource } from './blobs.ts';
import { noticeOf, soundRotations, type Contents, type ProductVersion } from './contents.ts';
import { newFileList, type FileList } from './file-list.ts';
import { fitRotations } from './fit-rotations.ts';
import { judgeProducts, takenById, type JudgedProduct, type JudgeOptions } from './judge-products.ts';
import { productKey, type Manifest } from './manifest.ts';
import { pendingProducts, withheldProducts, withheldTooLate, type Withheld } from './withheld.ts';

export interface LookAhead {
  readonly manifest: Manifest;
  /** What the manifest's files say. */
  readonly contents: Contents;
  /** Where the bytes are of what the history may not hold yet, by digest. */
  readonly sources: ReadonlyMap<string, BlobSource>;
  /** Of what would be on the screens: not taken, and why. */
  readonly withheld: readonly Withheld[];
  /** Of the same: published as approved, while a newer working copy waits for somebody. */
  readonly pending: readonly Withheld[];
  /** What stops the whole publication. */
  readonly blockers: readonly FiledProblem[];
  readonly warnings: readonly FiledProblem[];
}

export interface LookAheadOptions extends JudgeOptions {
  readonly contentDir: string;
  /** Epoch milliseconds. */
  readonly nowMs: number;
}

export async function lookAhead(options: LookAheadOptions): Promise<LookAhead> {
  const { contentDir, last, standing, undecodable } = options;
  const content = await readContent(contentDir);
  const today = todayOf(content, options.nowMs);
  const gallery = checkGallery(content.gallery);
  const notices = await checkNotices(content, today);
  const judged = await judgeProducts(content, today, options);
  const taken = takenById(judged);

  const known = new Set([...judged, ...last.products.values()].map((one) => ('key' in one ? one.key.id : one.id)));
  const products = new Map([...taken].map(([id, { product }]) => [id, product]));
  const fitted = fitRotations(content.rotations, products, (id) => known.has(id), today);
  const sources = new Map([...products].map(([id, product]) => [id, { file: '', product, photos: [] }]));
  const calendar = checkRotations({ ...content, rotations: fitted.rotations }, sources, gallery.gallery, today);

  const list = newFileList(content.dir, options.digests);
  if (content.gallery !== undefined) list.addJson(content.gallery);
  for (const rotation of fitted.rotations) list.addJson(rotation);
  await addNotices(list, content, notices.notices);
  const versions = new Map<string, ProductVersion>();
  for (const { from } of taken.values()) versions.set(productKey(from.key), await addProduct(list, from));

  const planned = plannedIds(content, today);
  const general = [
    ...content.problems.filter(({ file }) => !isOfProduct(file)),
    ...gallery.problems,
    ...notices.problems,
    ...calendar.problems,
    ...undecodableNotices(notices.notices, list.files, undecodable),
  ];
  const ofTaken = judged
    .filter(({ choice, key }) => choice.version === 'current' && planned.has(key.id))
    .flatMap(({ problems }) => problems);
  return {
    manifest: { today, files: list.files },
    contents: {
      today,
      gallery: content.gallery?.value,
      products: versions,
      rotations: soundRotations(fitted.rotations.map(({ value }) => value)),
      notices: content.notices.map(({ file, value }) => noticeOf(file, value, list.files)),
    },
    sources: list.sources,
    withheld: [...withheldProducts(judged, planned), ...withheldTooLate(judged, fitted.tooLate)],
    pending: await pendingProducts(judged, planned, { contentDir: content.dir, standing, today }),
    blockers: general.filter(({ severity }) => severity === 'error'),
    warnings: [...general, ...ofTaken].filter(({ severity }) => severity === 'warning'),
  };
}

/** What is wrong with one product costs that product; its folder's own faults cost all of them. */
const isOfProduct = (file: string): boolean => /^products\/[^/]+\/[^/]+\//.test(file);

/** Ids in the rotations that have not ended, as somebody wrote them. */
function plannedIds({ rotations }: Content, today: LocalDate): Set<string> {
  const running = rotations.filter(({ value }) => !hasEnded(value, today)).map(({ value }) => value);
  return new Set(soundRotations(running).flatMap(({ products }) => products));
}

async function addProduct(
  list: FileList,
  { key, found, source, last, choice }: JudgedProduct,
): Promise<ProductVersion> {
  const folder = `products/${productKey(key)}`;
  if (choice.version === 'last' && last !== undefined) {
    list.addKept(`${folder}/product.json`, last.sha256);
    for (const [name, sha256] of last.photos) list.addKept(`${folder}/${name}`, sha256);
    return last;
  }
  if (found === undefined || source === undefined) throw new Error(`${folder} was taken without being readable`);
  list.addJson(found);
  const photos = new Map<string, string>();
  for (const [index, { file }] of source.product.photos.entries()) {
    const at = source.photos[index];
    if (at === undefined) continue;
    await list.addFile(`${folder}/${file}`, at.path);
    const sha256 = list.files[`${folder}/${file}`];
    if (sha256 !== undefined) photos.set(file, sha256);
  }
  return { ...key, sha256: found.sha256, value: found.value, photos };
}

/** One that is over goes along, so that a return brings it back; its photo is not asked for. */
async function addNotices(list: FileList, content: Content, current: readonly SourceNotice[]): Promise<void> {
  for (const json of content.notices) list.addJson(json);
  for (const { notice, photo } of current) {
    if (notice.photo !== undefined && photo !== undefined)
      await list.addFile(`notices/${notice.photo.file}`, photo.path);
  }
}

const undecodableNotices = (
  notices: readonly SourceNotice[],
  files: Manifest['files'],
  undecodable: ReadonlySet<string>,
): FiledProblem[] =>
  notices
    .filter(({ notice }) => undecodable.has(files[path.posix.join('notices', notice.photo?.file ?? '')] ?? ''))
    .flatMap(({ file }) => [{ file, field: 'photo.file', ...say('photo-unreadable') }]);
