/**
 * The way from the kiosk's app to the staff API. They are two apps: screens are served at once and whatever happens,
 * while the staff's side opens a database first, which may take time, fail, and succeed later.
 */
import type { FastifyInstance } from 'fastify';
import type { Refusal } from '../api/refusal.ts';
import { API_PREFIX } from '../api/route.ts';
import { sendRefusal } from './send-refusal.ts';

/** What stands behind the gate at the moment; a promise while that is not known yet. */
export type StaffGate = () => Promise<FastifyInstance | undefined>;

// Said here in plain objects: the screens' side of the server loads nothing of the staff's before it answers.
const CLOSED: Refusal = {
  status: 503,
  error: 'failed',
  sentence: 'Halaman staf belum dapat dipakai karena basis data tidak dapat dibuka; coba lagi sebentar lagi.',
};
const NOBODY_THERE: Refusal = {
  status: 404,
  error: 'not-found',
  sentence: 'Halaman staf tidak dijalankan di server ini.',
};
/** For an address that cannot be read, which never gets as far as the gate. */
export const BAD_ADDRESS: Refusal = {
  status: 400,
  error: 'invalid',
  sentence: 'Alamat ini tidak dapat dibaca; muat ulang halaman staf, lalu coba lagi.',
};

/** Hands on every request below `/api`; while there is nobody to take it, it is refused with 503. */
export function addStaffGate(app: FastifyInstance, gate: StaffGate | undefined): void {
  // A hook and no route: a route would read the body, which belongs to whoever answers.
  app.addHook('onRequest', async (request, reply) => {
    if (!isForStaff(request.url)) return undefined;
    if (gate === undefined) return sendRefusal(reply, NOBODY_THERE);
    const staff = await gate();
    if (staff === undefined) return sendRefusal(reply, CLOSED);
    reply.hijack();
    staff.routing(request.raw, reply.raw);
    return undefined;
  });
}

/** @param url path and query, as sent */
export const isForStaff = (url: string): boolean =>
  url === API_PREFIX || url.startsWith(`${API_PREFIX}/`) || url.startsWith(`${API_PREFIX}?`);
