/** Every address of the staff page. Views link by `hrefTo`, never by a string of their own. */

/** Where the server serves the page; everything else of this origin is another page. */
export const BASE = '/staf';

export const PATHS = {
  dashboard: '/',
  signIn: '/masuk',
  invitation: '/tautan/:token',
  products: '/produk',
  import: '/produk/impor',
  product: '/produk/:sudin/:id',
  curation: '/kurasi',
  rotations: '/rotasi',
  publish: '/terbitkan',
  history: '/riwayat',
  screens: '/layar',
  exposure: '/laporan',
  settings: '/pengaturan',
  accounts: '/akun',
  audit: '/catatan',
} as const;

export type RouteName = keyof typeof PATHS;

type BlanksOf<Path extends string> = Path extends `${string}:${infer Blank}/${infer Rest}`
  ? Blank | BlanksOf<`/${Rest}`>
  : Path extends `${string}:${infer Blank}`
    ? Blank
    : never;

/** What has to be said to get to a route: `{ sudin, id }` for a product. */
export type RouteParams<Name extends RouteName> = Readonly<Record<BlanksOf<(typeof PATHS)[Name]>, string>>;

/** The pattern of a route as the router wants it. */
export const patternOf = (name: RouteName): string => `${BASE}${PATHS[name]}`;

type Arguments<Name extends RouteName> = keyof RouteParams<Name> extends never
  ? [name: Name]
  : [name: Name, params: RouteParams<Name>];

/** `hrefTo('products')` · `hrefTo('product', { sudin: 'ppkukm', id: 'sambal-bawang' })` */
export function hrefTo<Name extends RouteName>(...[name, params]: Arguments<Name>): string {
  const values: Readonly<Record<string, string>> = params ?? {};
  return patternOf(name).replace(/:(\w+)/g, (_, blank: string) => encodeURIComponent(values[blank] ?? ''));
}

/** What the router takes over; a link to anything else is left to the browser. */
export const SCOPE = /^\/staf(?:[/?#]|$)/;

/** Whether an address (as the router knows it, without its last slash) lies at a route or below it. */
export function isWithin(path: string, name: RouteName): boolean {
  const route = patternOf(name).replace(/\/$/, '');
  return path === route || (name !== 'dashboard' && path.startsWith(`${route}/`));
}
