import { describe, expect, it } from 'vitest';
import { changeAccount } from '../../src/accounts/accounts.ts';
import { signIn } from '../../src/accounts/sign-in.ts';
import { useLink } from '../../src/accounts/use-link.ts';
import { printStaffLink } from '../../src/server/staff-link.ts';
import { administrator, auditOf, invited, NOW_MS, PASSWORD } from '../accounts/people.ts';
import { recordsIn, temporaryFolder } from '../records/temp-records.ts';

async function machine() {
  const dataDir = await temporaryFolder();
  const records = await recordsIn(dataDir);
  const command = async (name?: string, env: Record<string, string> = {}) => {
    const said: string[] = [];
    const complaints: string[] = [];
    const tell = { say: (line: string) => said.push(line), complain: (line: string) => complaints.push(line) };
    const code = await printStaffLink({ DATA_DIR: dataDir, ...env }, name, tell, NOW_MS);
    return { code, said, complaints, token: /tautan\/([\w-]+) /.exec(said[0] ?? '')?.[1] ?? '' };
  };
  return { records, command };
}

describe('npm run staff-link', () => {
  it('leads to the first administrator while there is none', async () => {
    const { records, command } = await machine();
    const { code, said, token } = await command();
    expect(code).toBe(0);
    expect(said).toEqual([
      `Pengelola pertama: buka http://localhost:8080/staf/tautan/${token} (berlaku 30 menit, satu kali pakai)`,
    ]);
    const form = { name: 'admin.satu', displayName: 'Admin Contoh', password: PASSWORD };
    expect(await useLink(records, token, form, NOW_MS)).toMatchObject({ role: 'admin' });
  });

  it('[E10] leads the one administrator to a new password, and says in the book that the machine did', async () => {
    const { records, command } = await machine();
    await administrator(records);
    const { code, token } = await command();
    expect(code).toBe(0);
    await useLink(records, token, { password: 'enam kata lain yang baru' }, NOW_MS);
    const form = { name: 'admin.satu', password: 'enam kata lain yang baru', address: '127.0.0.1' };
    expect(await signIn(records, form, NOW_MS)).toHaveProperty('session');
    expect(await auditOf(records)).toContain('Sistem reset-link-made account/admin.satu');
  });

  it('asks whom, where there are several, and takes any active account by its name', async () => {
    const { records, command } = await machine();
    const admin = await administrator(records);
    await invited(records, admin, 'admin.dua', 'admin');
    const gone = await invited(records, admin, 'peninjau.satu');
    expect(await command()).toMatchObject({
      code: 1,
      complaints: [expect.stringContaining('Admin galeri yang aktif: admin.dua, admin.satu.')],
    });
    expect(await command('Peninjau.Satu ')).toMatchObject({
      code: 0,
      said: [expect.stringContaining('peninjau.satu')],
    });
    await changeAccount(records, admin, gone.id, { disabled: true }, NOW_MS);
    expect(await command('peninjau.satu')).toMatchObject({
      code: 1,
      complaints: ['Tidak ada akun aktif bernama "peninjau.satu".'],
    });
  });

  it('says what is wrong with the environment', async () => {
    const { command } = await machine();
    expect(await command(undefined, { PORT: 'x' })).toMatchObject({
      code: 1,
      complaints: [expect.stringMatching(/^PORT /)],
    });
  });
});
