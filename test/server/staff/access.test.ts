/**
 * Who may call which route. The table is written by hand, so that a change of access is written twice; what the server
 * does is asked of the server. `PRINT_ACCESS=1` prints it as Markdown.
 */
import { describe, expect, it } from 'vitest';
import type { Route } from '../../../src/api/route.ts';
import { routes } from '../../../src/api/routes.ts';
import { PEOPLE, staffSite, type Person } from './staff-site.ts';

const people = Object.keys(PEOPLE) as Person[];
type Row = Readonly<Record<Person, 'yes' | 401 | 403>>;

const row = (nobody: Row['nobody'], ...[peninjau, own, another, admin]: Row['admin'][]): Row =>
  ({ nobody, peninjau, 'kurator of it': own, 'kurator of another': another, admin }) as Row;

const ANYONE = row('yes', 'yes', 'yes', 'yes', 'yes');
const SIGNED_IN = row(401, 'yes', 'yes', 'yes', 'yes');
const OWN_SUDIN = row(401, 403, 'yes', 403, 'yes');
const ADMIN = row(401, 403, 403, 403, 'yes');
const OWN_SUDIN_AND_REVIEWER = row(401, 'yes', 'yes', 403, 'yes');
const ADMIN_AND_REVIEWER = row(401, 'yes', 403, 403, 'yes');

const EXPECTED: Readonly<Record<keyof typeof routes, Row>> = {
  session: ANYONE,
  signIn: ANYONE,
  signOut: SIGNED_IN,
  signOutEverywhere: SIGNED_IN,
  changePassword: SIGNED_IN,
  readLink: ANYONE,
  useLink: ANYONE,
  listAccounts: ADMIN,
  invite: ADMIN,
  withdrawInvitation: ADMIN,
  changeAccount: ADMIN,
  resetLink: ADMIN,
  dashboard: SIGNED_IN,
  listProducts: SIGNED_IN,
  readProduct: SIGNED_IN,
  addProduct: OWN_SUDIN,
  saveProduct: OWN_SUDIN,
  discardChanges: OWN_SUDIN,
  duplicateProduct: OWN_SUDIN,
  deleteProduct: OWN_SUDIN,
  restoreProduct: OWN_SUDIN,
  archiveProduct: OWN_SUDIN,
  unarchiveProduct: OWN_SUDIN,
  addPhotos: OWN_SUDIN,
  readPhoto: SIGNED_IN,
  submitProduct: OWN_SUDIN,
  withdrawProduct: OWN_SUDIN,
  approveProduct: OWN_SUDIN,
  returnProduct: OWN_SUDIN,
  rejectProduct: OWN_SUDIN,
  checkHalal: OWN_SUDIN,
  importTemplate: OWN_SUDIN,
  exportProducts: OWN_SUDIN_AND_REVIEWER,
  exportAllProducts: ADMIN_AND_REVIEWER,
  previewImport: OWN_SUDIN,
  importProducts: OWN_SUDIN,
  readPlan: SIGNED_IN,
  propose: ADMIN,
  addRotation: ADMIN,
  saveRotation: ADMIN,
  deleteRotation: ADMIN,
  readGallery: SIGNED_IN,
  saveGallery: ADMIN,
  listNotices: SIGNED_IN,
  addNotice: ADMIN,
  saveNotice: ADMIN,
  deleteNotice: ADMIN,
  addNoticePhoto: ADMIN,
  readNoticePhoto: SIGNED_IN,
  preview: SIGNED_IN,
  publish: ADMIN,
  progress: SIGNED_IN,
  listPublications: SIGNED_IN,
  compare: SIGNED_IN,
  restore: ADMIN,
  listScheduled: SIGNED_IN,
  schedule: ADMIN,
  cancelScheduled: ADMIN,
  listScreens: SIGNED_IN,
  forgetScreen: ADMIN,
  readExposure: SIGNED_IN,
  downloadExposure: SIGNED_IN,
  readAudit: ADMIN,
  readBackupState: ADMIN,
  downloadBackup: ADMIN,
  stageRestore: ADMIN,
  cancelRestore: ADMIN,
};

const all: readonly [name: string, route: Route][] = Object.entries(routes);

async function tableOfTheServer(): Promise<Record<string, Row>> {
  const { ask } = await staffSite();
  const table: Record<string, Row> = {};
  for (const [name, route] of all) {
    const answers: [Person, Row['admin']][] = [];
    // Without a body: a route that reads one says so (400), which nobody hears who may not send it.
    for (const person of people) answers.push([person, outcomeOf((await ask(person, route)).statusCode)]);
    table[name] = Object.fromEntries(answers) as Row;
  }
  return table;
}

function outcomeOf(status: number): Row['admin'] {
  if (status === 401 || status === 403) return status;
  // Reached, or what it reads is missing.
  expect([409, 400]).toContain(status);
  return 'yes';
}

describe('[E16] access follows the table of roles and routes', () => {
  it('for every route and everybody', async () => {
    const table = await tableOfTheServer();
    if (process.env['PRINT_ACCESS'] !== undefined) console.log(markdown(table));
    expect(table).toEqual(EXPECTED);
  });

  it('a curator is asked by the Suku Dinas in the address, whatever else says another', async () => {
    const { ask } = await staffSite();
    const answer = await ask('kurator of another', routes.addProduct, {
      headers: { 'content-type': 'application/json' },
      payload: JSON.stringify({ name: 'Abon', sudin: 'ppapp' }),
      query: { sudin: 'ppapp' },
    });
    expect(answer.statusCode).toBe(403);
  });

  it.each(['KPKP', 'kpkp%20', '__proto__', 'semua'])('a Suku Dinas "%s" is nobody’s', async (sudin) => {
    const { app, cookieOf } = await staffSite();
    const answer = await app.inject({
      method: 'POST',
      url: `/api/products/${sudin}`,
      headers: { cookie: cookieOf('kurator of it'), 'sec-fetch-site': 'same-origin' },
    });
    expect(answer.statusCode).toBe(400);
  });
});

function markdown(table: Readonly<Record<string, Row>>): string {
  const mark = (outcome: Row['admin']) => (outcome === 'yes' ? 'ya' : String(outcome));
  return [
    `| route | | ${people.join(' | ')} |`,
    `|---|---|${people.map(() => '---').join('|')}|`,
    ...all.map(([name, { method, path }]) => {
      const cells = people.map((person) => mark(table[name]?.[person] ?? 401));
      return `| \`${method} ${path}\` | ${name} | ${cells.join(' | ')} |`;
    }),
  ].join('\n');
}
