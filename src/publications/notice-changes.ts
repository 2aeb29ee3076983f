/** What changed about notices that are not over. */
import type { Changes, FieldChange, ItemChange } from '../api/publications.ts';
import type { LocalDate } from '../contract/dates.ts';
import { NoticeSchema, type NoticeContent } from '../contract/notice.ts';
import type { Contents, NoticeVersion } from './contents.ts';
import { rangeInWords } from './words.ts';

interface Current {
  readonly id: string;
  readonly notice: NoticeContent;
  readonly photo: string | undefined;
}

export function noticeChanges(before: Contents, after: Contents, today: LocalDate): Changes {
  const [old, now] = [current(before.notices, today), current(after.notices, today)];
  const changed: ItemChange[] = [];
  for (const [id, notice] of now) {
    const previous = old.get(id);
    const fields = previous === undefined ? [] : noticeFields(previous, notice);
    if (fields.length > 0) changed.push({ ...item(notice), fields });
  }
  return {
    added: [...now.values()].filter(({ id }) => !old.has(id)).map(whole),
    changed,
    removed: [...old.values()].filter(({ id }) => !now.has(id)).map(whole),
  };
}

function current(notices: readonly NoticeVersion[], today: LocalDate): Map<string, Current> {
  const found = notices.flatMap(({ id, value, photo }): Current[] => {
    const notice = NoticeSchema.safeParse(value).data;
    return notice === undefined || notice.ends < today ? [] : [{ id, notice, photo }];
  });
  return new Map(found.map((one) => [one.id, one]));
}

const item = ({ id, notice }: Current): Omit<ItemChange, 'fields'> => ({ of: 'notice', id, title: notice.title.id });

const days = ({ starts, ends }: NoticeContent): string => rangeInWords(starts, ends);

const whole = (one: Current): ItemChange => ({ ...item(one), fields: [{ label: 'tanggal', after: days(one.notice) }] });

function noticeFields(before: Current, after: Current): FieldChange[] {
  const texts: readonly (readonly [string, (notice: NoticeContent) => string | undefined])[] = [
    ['judul', ({ title }) => title.id],
    ['judul dalam bahasa Inggris', ({ title }) => title.en],
    ['teks', ({ text }) => text.id],
    ['teks dalam bahasa Inggris', ({ text }) => text.en],
    ['tanggal', days],
    ['muncul setiap', ({ everySlides }) => `${everySlides} produk`],
    ['tautan', ({ link }) => link?.url],
    ['teks alternatif foto', ({ photo }) => photo?.alt.id],
    ['tanda contoh data', ({ sample }) => (sample === true ? 'ya' : 'tidak')],
  ];
  const fields = texts.flatMap(([label, read]): FieldChange[] => {
    const [old, now] = [read(before.notice), read(after.notice)];
    if (old === now) return [];
    return [{ label, ...(old !== undefined && { before: old }), ...(now !== undefined && { after: now }) }];
  });
  return before.photo === after.photo ? fields : [...fields, { label: 'foto diganti' }];
}
