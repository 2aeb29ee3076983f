/** Each notice by itself: file name, shape, photo and rules; then how many there are. One that is over is only named. */
import type { LocalDate } from '../contract/dates.ts';
import { NOTICES_MAX } from '../contract/limits.ts';
import { noticeProblems } from '../contract/notice-problems.ts';
import { NoticeSchema, type NoticeContent } from '../contract/notice.ts';
import type { FiledProblem, Problem } from '../contract/problems.ts';
import { Id } from '../contract/product.ts';
import { say } from '../contract/sentences.ts';
import { FOR_SENTENCES, shapeProblems } from '../contract/shape-problems.ts';
import { fieldOf } from './field-of.ts';
import { hasEnded } from './has-ended.ts';
import { inFile } from './in-file.ts';
import { inParallel } from './in-parallel.ts';
import { FILES_AT_ONCE } from './limits.ts';
import type { Content, JsonInFile } from './read.ts';
import { inspectPhoto, type SourcePhoto } from './source-photo.ts';

/** A notice that is not over, without a fault in its shape. */
export interface SourceNotice {
  readonly file: string;
  /** The file's name. */
  readonly id: string;
  readonly notice: NoticeContent;
  /** Undefined where it names none, or none that can be used. */
  readonly photo: SourcePhoto | undefined;
}

export interface NoticesReport {
  readonly problems: readonly FiledProblem[];
  /** By id. */
  readonly notices: readonly SourceNotice[];
}

export async function checkNotices(
  content: Pick<Content, 'dir'> & { readonly notices: readonly JsonInFile[] },
  today: LocalDate,
): Promise<NoticesReport> {
  const isOver = ({ value }: JsonInFile) => hasEnded(value, today);
  const current = content.notices.filter((found) => !isOver(found));
  const checked = await inParallel(current, FILES_AT_ONCE, (found) => checkNotice(content.dir, found));
  return {
    problems: [
      ...content.notices.filter(isOver).map(overProblem),
      ...checked.flatMap(({ problems }) => problems),
      ...tooMany(current.length),
    ],
    notices: checked.flatMap(({ source }) => source ?? []),
  };
}

/** [C15] What is over is history: what else is wrong with it stops no publication. */
const overProblem = ({ file, value }: JsonInFile): FiledProblem => ({
  file,
  field: 'ends',
  ...say('notice-over', { date: String(fieldOf(value, 'ends')) }),
});

const tooMany = (count: number): FiledProblem[] =>
  count > NOTICES_MAX ? [{ file: 'notices', field: '', ...say('notices-too-many', { count, max: NOTICES_MAX }) }] : [];

async function checkNotice(root: string, { file, value }: JsonInFile) {
  const id = file.slice(file.lastIndexOf('/') + 1, -'.json'.length);
  const parsed = NoticeSchema.safeParse(value, FOR_SENTENCES);
  const { photo, problems: photoProblems } = await checkPhoto(root, file, value);
  const problems: Problem[] = [
    ...(Id.safeParse(id).success ? [] : [{ field: '', ...say('notice-file-name') }]),
    ...(parsed.success ? noticeProblems(parsed.data) : shapeProblems(parsed.error.issues)),
    ...photoProblems,
  ];
  const source: SourceNotice | undefined = parsed.success ? { file, id, notice: parsed.data, photo } : undefined;
  return { problems: inFile(file, problems), source };
}

/** [C5] The photo is looked at even when another field is wrong: staff hear everything at once. */
async function checkPhoto(root: string, file: string, value: unknown) {
  const named = NoticeSchema.shape.photo.safeParse(fieldOf(value, 'photo')).data;
  if (named === undefined) return { photo: undefined, problems: [] };
  const folder = file.slice(0, file.lastIndexOf('/'));
  const inspected = await inspectPhoto(root, `${folder}/${named.file}`);
  return 'fault' in inspected
    ? { photo: undefined, problems: [{ field: 'photo.file', ...inspected.fault }] }
    : { photo: inspected, problems: [] };
}
