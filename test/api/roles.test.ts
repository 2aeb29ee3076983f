import { describe, expect, it } from 'vitest';
import { ACTIONS, may, ROLE_WORDS, ROLES, type Action, type Actor } from '../../src/api/roles.ts';
import { SUDIN_KEYS } from '../../src/contract/places.ts';

const actor = (role: Actor['role'], sudin?: Actor['sudin']): Actor => ({
  id: 1,
  name: 'staf.contoh',
  displayName: 'Staf Contoh',
  role,
  ...(sudin === undefined ? {} : { sudin }),
});

const OWN_SUDIN: ReadonlySet<Action> = new Set(['edit-product', 'export-products', 'curate']);

describe('what a role may do', () => {
  it.each(ACTIONS)('an administrator may %s everywhere', (action) => {
    expect(may(actor('admin'), action)).toBe(true);
    for (const sudin of SUDIN_KEYS) expect(may(actor('admin'), action, sudin)).toBe(true);
  });

  it.each(ACTIONS)('a kurator may %s only so far as its own Suku Dinas goes', (action) => {
    for (const own of SUDIN_KEYS) {
      const allowed = SUDIN_KEYS.filter((sudin) => may(actor('kurator', own), action, sudin));
      if (action === 'read') expect(allowed).toEqual(SUDIN_KEYS);
      else if (OWN_SUDIN.has(action)) expect(allowed).toEqual([own]);
      else expect(allowed).toEqual([]);
    }
  });

  it.each(ACTIONS)('a kurator may %s without a Suku Dinas only when that is reading', (action) => {
    expect(may(actor('kurator', 'kpkp'), action)).toBe(action === 'read');
  });

  it('a kurator without a Suku Dinas changes no product', () => {
    expect(may(actor('kurator'), 'edit-product')).toBe(false);
    expect(may(actor('kurator'), 'edit-product', 'kpkp')).toBe(false);
  });

  it.each(ACTIONS)('a peninjau may %s only when that changes nothing', (action) => {
    const isReading = action === 'read' || action === 'export-products';
    expect(may(actor('peninjau'), action)).toBe(isReading);
    expect(may(actor('peninjau'), action, 'kpkp')).toBe(isReading);
  });

  it('every role has its word', () => {
    expect(ROLES.map((role) => ROLE_WORDS[role])).toEqual(['Admin galeri', 'Kurator', 'Peninjau']);
  });
});
