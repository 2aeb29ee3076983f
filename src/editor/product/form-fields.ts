/** The fields of the product form: what staff call them, and which of them belong together when two versions meet. */
import type { MergeField } from '../conflict/merge.ts';

/** In the order of the form. Each is settled as a whole when two people changed it. */
export const FORM_FIELDS: readonly MergeField[] = [
  { path: 'photos', label: 'Foto' },
  { path: 'commodity', label: 'Komoditas' },
  { path: 'name.id', label: 'Nama produk' },
  { path: 'name.en', label: 'Nama dalam bahasa Inggris' },
  { path: 'producer.name', label: 'Pelaku usaha' },
  { path: 'producer.kecamatan', label: 'Kecamatan' },
  { path: 'description.id', label: 'Deskripsi' },
  { path: 'description.en', label: 'Deskripsi dalam bahasa Inggris' },
  { path: 'price.idr', label: 'Harga' },
  { path: 'price.unit.id', label: 'Kemasan' },
  { path: 'price.unit.en', label: 'Kemasan dalam bahasa Inggris' },
  { path: 'halal.certificate', label: 'Nomor sertifikat halal' },
  { path: 'halal.issuedOn', label: 'Tanggal terbit sertifikat halal' },
  { path: 'halal.validUntil', label: 'Sertifikat halal berlaku hingga' },
  { path: 'pirt.number', label: 'Nomor P-IRT' },
  { path: 'pirt.validUntil', label: 'P-IRT berlaku hingga' },
  { path: 'packagingChecked', label: 'Kemasan sudah diperiksa' },
  { path: 'allergens', label: 'Alergen' },
  { path: 'links', label: 'Tautan' },
  { path: 'sample', label: 'Contoh data' },
];
