/** What the stories show: the sample gallery's products, in the states the design draws. */
import type { Commodity } from '../../../src/contract/places.ts';
import type { Tone } from '../../../src/editor/kit/ProblemLine.tsx';
import type { Status } from '../../../src/api/products.ts';
import dodol from '../../../content/products/sosial/dodol-betawi-asli/product.json';
import ketapang from '../../../content/products/ppapp/kue-kembang-goyang/product.json';
import kopi from '../../../content/products/kpkp/kopi-bubuk-robusta/product.json';
import madu from '../../../content/products/kpkp/madu-hutan-murni/product.json';
import ondel from '../../../content/products/ppkukm/miniatur-ondel-ondel/product.json';
import peci from '../../../content/products/nakertransgi/peci-hitam-tumpal/product.json';
import sambal from '../../../content/products/ppkukm/sambal-bawang-pedas/product.json';
import singkong from '../../../content/products/nakertransgi/keripik-singkong-balado/product.json';
import talenan from '../../../content/products/nakertransgi/talenan-kayu-serat/product.json';
import galleryJson from '../../../content/gallery.json';
import type { GalleryContent } from '../../../src/contract/gallery.ts';
import type { Product } from '../../../src/contract/product.ts';

const photos = import.meta.glob<string>('../../../content/products/*/*/*.jpg', {
  query: '?url',
  import: 'default',
  eager: true,
});

export const gallery = galleryJson as GalleryContent;
export const sambalProduct = sambal as Product;

/** Address of a photo of a product of the sample gallery. */
export const photoOf = ({ sudin, id }: { sudin: string; id: string }, file: string): string =>
  photos[`../../../content/products/${sudin}/${id}/${file}`] ?? '';

export interface StoryRow {
  readonly id: string;
  readonly name: string;
  readonly producer: string;
  readonly commodity: Commodity;
  readonly unit: string;
  readonly photo: string | undefined;
  readonly status: Status;
  readonly tone: Tone;
  readonly remark: string;
}

type Json = typeof sambal | typeof talenan;

const row = (json: Json, status: Status, tone: Tone, remark: string, hasPhoto = true): StoryRow => ({
  id: json.id,
  name: json.name.id,
  producer: json.producer.name,
  commodity: json.commodity as Commodity,
  unit: (gallery.sudin.find(({ key }) => key === json.sudin)?.short ?? json.sudin).replace('Sudin ', ''),
  photo: hasPhoto ? photoOf(json, json.photos[0]?.file ?? '') : undefined,
  status,
  tone,
  remark,
});

export const rows: readonly StoryRow[] = [
  row(sambal, 'live', 'err', 'Nomor sertifikat halal kurang satu angka'),
  row(singkong, 'live', 'ok', 'Lengkap'),
  row(ketapang, 'live', 'ok', 'Lengkap'),
  row(kopi, 'live', 'warn', 'P-IRT berakhir 15 Januari 2027 (52 hari lagi)'),
  row(madu, 'in-curation', 'warn', 'Belum ada P-IRT; boleh tayang, kurator diminta memutuskan', false),
  row(ondel, 'scheduled', 'ok', 'Tayang mulai 30 November 2026'),
  row(peci, 'draft', 'err', 'Foto terlalu kecil (800 × 600, minimal 1.200 × 1.200 piksel)', false),
  row(talenan, 'live', 'warn', 'Teks bahasa Inggris belum ada'),
  row(dodol, 'live', 'ok', 'Lengkap'),
];
