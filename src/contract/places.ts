/** The ten kecamatan of Jakarta Timur in the city's own spelling (Permendagri 72/2019, codes 31.75.01–10). */
export const KECAMATAN = [
  'Matraman',
  'Pulogadung',
  'Jatinegara',
  'Kramat Jati',
  'Pasar Rebo',
  'Cakung',
  'Duren Sawit',
  'Makasar',
  'Ciracas',
  'Cipayung',
] as const;

/** Keys of the six Suku Dinas; their names are data in gallery.json because departments get renamed. */
export const SUDIN_KEYS = ['ppkukm', 'ppapp', 'kpkp', 'parekraf', 'sosial', 'nakertransgi'] as const;
export type SudinKey = (typeof SUDIN_KEYS)[number];

export const COMMODITIES = ['kuliner', 'kriya', 'fesyen'] as const;
export type Commodity = (typeof COMMODITIES)[number];
