/** JSON Schemas of the content files, so that an editor completes and checks while staff type. Made from the zod schemas. */
import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import * as z from 'zod/mini';
import { GallerySchema } from '../contract/gallery.ts';
import { NoticeSchema } from '../contract/notice.ts';
import { ProductSchema, RotationSchema } from '../contract/product.ts';
import { say } from '../contract/sentences.ts';
import { GALLERY_WORDS, NOTICE_WORDS, PRODUCT_WORDS, ROTATION_WORDS } from './schema-words.ts';

const FOLDER = '.schema';

/** File name → text. */
export function contentSchemas(): ReadonlyMap<string, string> {
  return new Map([
    ['gallery.schema.json', schemaText(GallerySchema, GALLERY_WORDS)],
    ['notice.schema.json', schemaText(NoticeSchema, NOTICE_WORDS)],
    ['product.schema.json', schemaText(ProductSchema, PRODUCT_WORDS)],
    ['rotation.schema.json', schemaText(RotationSchema, ROTATION_WORDS)],
  ]);
}

/** Writes them into a content folder. @returns their paths */
export async function writeSchemas(contentDir: string): Promise<string[]> {
  const folder = path.join(contentDir, FOLDER);
  await mkdir(folder, { recursive: true });
  const written: string[] = [];
  for (const [name, text] of contentSchemas()) {
    const file = path.join(folder, name);
    await writeFile(file, text);
    written.push(file);
  }
  return written;
}

/** The part of a JSON Schema that is walked through and written to. */
interface Node {
  description?: string;
  format?: string;
  pattern?: string;
  /** VS Code's own word for what to say instead of the pattern. */
  patternErrorMessage?: string;
  properties?: Record<string, Node>;
  items?: Node;
}

function schemaText(schema: z.ZodMiniType, words: Readonly<Record<string, string>>): string {
  // Draft 7 is what VS Code supports in full.
  const json = z.toJSONSchema(schema, { target: 'draft-7', io: 'input' }) as Node;
  const unused = new Set(Object.keys(words));
  visit(json, '', (node, field) => {
    soften(node);
    const description = words[field];
    if (description === undefined) return;
    node.description = description;
    unused.delete(field);
  });
  if (unused.size > 0) throw new Error(`words for fields that do not exist: ${[...unused].join(', ')}`);
  return `${JSON.stringify(json, undefined, 2)}\n`;
}

/** @param field dotted path, `*` for each item of a list */
function visit(node: Node, field: string, act: (node: Node, field: string) => void): void {
  act(node, field);
  const below = (name: string) => (field === '' ? name : `${field}.${name}`);
  for (const [name, property] of Object.entries(node.properties ?? {})) visit(property, below(name), act);
  if (node.items !== undefined) visit(node.items, below('*'), act);
}

/** Where the schema's own words would mislead or frighten: an editor shows a failed pattern as it stands. */
function soften(node: Node): void {
  if (node.format === 'date') {
    node.patternErrorMessage = say('wrong-date').sentence;
    return;
  }
  if (node.pattern === undefined) return;
  if (node.pattern.includes('jpe?g')) {
    // JSON Schema knows no flags: "FOTO.JPG" is as good as "foto.jpg".
    node.pattern = node.pattern.replace(/jpe\?g\|png\|webp/, '[jJ][pP][eE]?[gG]|[pP][nN][gG]|[wW][eE][bB][pP]');
    node.patternErrorMessage = say('wrong-photo-name').sentence;
  } else node.patternErrorMessage = say(node.pattern.startsWith('^[a-z0-9]+') ? 'wrong-id' : 'wrong-format').sentence;
}
