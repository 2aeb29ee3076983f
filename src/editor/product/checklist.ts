/** "Sebelum diajukan untuk kurasi": the few things a curator looks at, each with how it stands. */
import type { Draft } from '../../api/draft.ts';
import type { Problem } from '../../contract/problems.ts';

export interface ChecklistLine {
  readonly tone: 'err' | 'warn' | 'ok';
  readonly title: string;
  readonly detail?: string | undefined;
  /** Leads to this field. */
  readonly field?: string | undefined;
}

interface Item {
  readonly covers: (field: string) => boolean;
  readonly bad: string;
  readonly doubtful: string;
  readonly good: string;
  readonly isFor?: (draft: Draft) => boolean;
}

const isFood = ({ commodity }: Draft): boolean => commodity === 'kuliner';
const below =
  (...names: readonly string[]) =>
  (field: string) =>
    names.some((name) => field === name || field.startsWith(`${name}.`));

/** In the order of the form. The last one takes what no other names. */
const ITEMS: readonly Item[] = [
  {
    covers: below('photos'),
    bad: 'Foto belum benar',
    doubtful: 'Foto perlu dilihat lagi',
    good: 'Foto utama cukup besar',
  },
  {
    covers: below('halal'),
    bad: 'Sertifikat halal belum benar',
    doubtful: 'Sertifikat halal perlu dilihat lagi',
    good: 'Sertifikat halal lengkap',
    isFor: (draft) => isFood(draft) || draft.halal !== undefined,
  },
  {
    covers: below('pirt'),
    bad: 'P-IRT belum benar',
    doubtful: 'P-IRT perlu dilihat lagi',
    good: 'P-IRT berlaku',
    isFor: isFood,
  },
  {
    covers: below('packagingChecked'),
    bad: 'Kemasan belum diperiksa',
    doubtful: 'Kemasan perlu dilihat lagi',
    good: 'Kemasan sudah diperiksa',
    isFor: isFood,
  },
  {
    covers: below('name', 'description', 'producer', 'commodity'),
    bad: 'Informasi produk belum lengkap',
    doubtful: 'Teks masih dapat dilengkapi',
    good: 'Informasi produk lengkap dalam dua bahasa',
  },
  {
    covers: below('price'),
    bad: 'Harga belum benar',
    doubtful: 'Harga perlu dilihat lagi',
    good: 'Harga dan kemasan terbaca',
  },
  {
    covers: below('links'),
    bad: 'Tautan belum benar',
    doubtful: 'Tautan perlu dilihat lagi',
    good: 'Tautan dapat dipindai',
  },
];

const REST: Item = { covers: () => true, bad: 'Ada isian lain yang belum benar', doubtful: '', good: '' };

/** One line per item: the first error, else the first warning, else that it is in order. */
export function checklistOf(draft: Draft, problems: readonly Problem[]): readonly ChecklistLine[] {
  const open = ITEMS.filter(({ isFor = () => true }) => isFor(draft));
  const lines = open.map((item) =>
    lineOf(
      item,
      problems.filter(({ field }) => item.covers(field)),
    ),
  );
  const others = problems.filter(({ field }) => !open.some(({ covers }) => covers(field)));
  const worst = others.find(({ severity }) => severity === 'error');
  return worst === undefined ? lines : [...lines, lineOf(REST, [worst])];
}

function lineOf({ bad, doubtful, good }: Item, problems: readonly Problem[]): ChecklistLine {
  const error = problems.find(({ severity }) => severity === 'error');
  if (error !== undefined) return { tone: 'err', title: bad, detail: error.sentence, field: error.field };
  const warning = problems[0];
  if (warning !== undefined) return { tone: 'warn', title: doubtful, detail: warning.sentence, field: warning.field };
  return { tone: 'ok', title: good };
}
