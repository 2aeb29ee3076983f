import * as fc from 'fast-check';
import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { Draft, tidyDraft } from '../../src/api/draft.ts';
import { LINK_KINDS } from '../../src/contract/links.ts';
import { COMMODITIES } from '../../src/contract/places.ts';
import { draftOf } from '../../src/desk/draft-of.ts';
import { jsonValue } from '../../src/desk/json-value.ts';
import { mattersSha256 } from '../../src/records/matters-sha256.ts';
import { mattersOfDraft, productBytes } from '../../src/desk/product-content.ts';

const KEY = { sudin: 'kpkp', id: 'x' } as const;

const maybe = <T>(arbitrary: fc.Arbitrary<T>) => fc.option(arbitrary, { nil: undefined });
const text = fc.oneof(fc.constant(''), fc.constant(' '), fc.string({ maxLength: 20, unit: 'binary' }));
const some = (fields: Record<string, fc.Arbitrary<unknown>>) => fc.record(fields, { requiredKeys: [] });
const texts = some({ id: text, en: text });

const draft: fc.Arbitrary<Draft> = fc.record(
  {
    commodity: fc.constantFrom(...COMMODITIES),
    name: texts,
    producer: some({ name: text, kecamatan: text }),
    description: texts,
    price: some({ idr: fc.integer(), unit: texts }),
    photos: fc.array(
      fc.record(
        { file: fc.constantFrom('a.jpg', 'b.webp'), alt: texts, focus: fc.record({ x: fc.nat(100), y: fc.nat(100) }) },
        { requiredKeys: ['file'] },
      ),
      { maxLength: 4 },
    ),
    halal: some({ certificate: text, issuedOn: text, validUntil: text }),
    pirt: some({ number: text, validUntil: text }),
    packagingChecked: fc.boolean(),
    allergens: fc.array(text, { maxLength: 4 }),
    links: fc.array(some({ kind: fc.constantFrom(...LINK_KINDS), url: text }), { maxLength: 4 }),
    sample: fc.boolean(),
  },
  { requiredKeys: ['photos', 'links'] },
);

const valueOf = (bytes: Uint8Array) => {
  const json = jsonValue(bytes);
  if ('fault' in json) throw new Error(json.fault.sentence);
  return json.value;
};

describe('a draft and its file', () => {
  it('what is written of a draft is read as that draft, without what is empty', () => {
    fc.assert(
      fc.property(draft, (made) => {
        const value = valueOf(productBytes(made, KEY, 'draft'));
        expect(draftOf(value)).toEqual(JSON.parse(JSON.stringify(tidyDraft(made))));
        expect(mattersSha256(value)).toBe(mattersOfDraft(made, KEY));
        // Written again it is the same bytes: nothing changes by being looked at.
        expect(productBytes(draftOf(value), KEY, 'draft')).toEqual(productBytes(made, KEY, 'draft'));
      }),
    );
  });

  it('anything at all is read as a draft', () => {
    fc.assert(
      fc.property(
        fc.oneof(
          fc.json({ maxDepth: 4 }),
          maybe(draft).map((made) => JSON.stringify({ ...made, photos: [{}], x: 1 })),
        ),
        (json) => {
          expect(Draft.safeParse(draftOf(JSON.parse(json))).error).toBeUndefined();
        },
      ),
    );
  });

  it('one bad field costs that field, one bad photo that photo', () => {
    expect(
      draftOf({
        name: { id: 'Sambal', en: 7, de: 'x' },
        price: { idr: '35.000', unit: { id: 'botol' } },
        commodity: 'mainan',
        photos: [{ file: '../x.jpg' }, { file: 'a.jpg', focus: { x: 500, y: 1 } }, 'b.jpg', { file: 'c.jpg' }],
        links: [{ kind: 'fax', url: 'https://a.example' }],
        allergens: ['susu', 5],
        catatan: 'x',
      }),
    ).toEqual({
      name: { id: 'Sambal' },
      price: { unit: { id: 'botol' } },
      photos: [{ file: 'a.jpg', focus: { y: 1 } }, { file: 'c.jpg' }].map(({ file }) => ({ file })),
      links: [{ url: 'https://a.example' }],
      allergens: ['susu'],
    });
  });

  it('of a list that is too long the first are kept', () => {
    const photos = Array.from({ length: 15 }, (_, index) => ({ file: `foto-${index}.jpg` }));
    expect(draftOf({ photos }).photos).toEqual(photos.slice(0, 12));
  });

  it('every sample product is written as it stands', () => {
    const root = 'content/products';
    for (const file of readdirSync(root, { recursive: true, encoding: 'utf8' }).filter((name) =>
      name.endsWith('.json'),
    )) {
      const [sudin, id] = file.split('/') as ['kpkp', string];
      const bytes = readFileSync(`${root}/${file}`);
      expect(Buffer.from(productBytes(draftOf(valueOf(bytes)), { sudin, id }, 'curated')).toString()).toBe(
        bytes.toString(),
      );
    }
  });
});
