/** The product slide on the panels that hang in lobbies, with the longest and the shortest a product can be. */
import { oneOfEach } from './fixtures/gallery.ts';
import { expect, test } from './fixtures/test.ts';

const PANELS = [
  [1920, 1080],
  [1366, 768],
  [1280, 1024],
  [3840, 2160],
  [1080, 1920],
  [768, 1366],
] as const;

const text = (id: string) => ({ id, en: id });

const [short, longName, longWord, longFacts, priceless, dear] = oneOfEach();
const PRODUCTS = [
  { ...short, name: text('Dodol') },
  {
    ...longName,
    name: text(
      'Hiasan dinding makrame katun daur ulang dengan manik-manik kayu jati dan gantungan kerang dari Pulau Pramuka, satu set',
    ),
  },
  { ...longWord, name: text('Kesejahteraanmasyarakatberkelanjutansekali') },
  {
    ...longFacts,
    producer: {
      name: 'Kelompok Usaha Bersama Perempuan Kepala Keluarga Mawar Melati Semuanya Indah',
      kecamatan: 'Kramat Jati' as const,
    },
  },
  { ...priceless, price: { unit: text('per pesanan, sesuai ukuran') } },
  { ...dear, price: { idr: 1_000_000_000, unit: text('set lengkap dengan kotak hadiah dan kartu ucapan') } },
].filter((product) => product.id !== undefined) as ReturnType<typeof oneOfEach>;

/** Runs in the page. @returns one sentence for each thing that is not where it belongs */
function faults(): string[] {
  const found: string[] = [];
  const slide = document.querySelector('[data-card][data-current]');
  const panel = slide?.querySelector('[data-part="blind"]')?.getBoundingClientRect();
  const invitation = slide?.querySelector('[data-part="invitation"]')?.getBoundingClientRect();
  const header = document.querySelector('header');
  const band = header?.firstElementChild?.getBoundingClientRect();
  if (slide === null || panel === undefined || invitation === undefined || band === undefined) return ['no slide'];

  /** What is left of a line where its element cuts it off. */
  const visible = (line: DOMRect, element: Element | null): DOMRect => {
    const edge = element?.getBoundingClientRect();
    if (element === null || edge === undefined || getComputedStyle(element).overflowX === 'visible') return line;
    const left = Math.max(line.left, edge.left);
    const top = Math.max(line.top, edge.top);
    return new DOMRect(left, top, Math.min(line.right, edge.right) - left, Math.min(line.bottom, edge.bottom) - top);
  };
  /** Where the letters really are, whatever their boxes say. */
  const lettersIn = (root: Element): { words: string; box: DOMRect }[] => {
    const letters: { words: string; box: DOMRect }[] = [];
    const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
    for (let node = walker.nextNode(); node !== null; node = walker.nextNode()) {
      const words = node.nodeValue?.trim() ?? '';
      if (words === '' || node.parentElement?.closest('.hidden-label') !== null) continue;
      const range = document.createRange();
      range.selectNodeContents(node);
      for (const line of range.getClientRects()) {
        const box = visible(line, node.parentElement);
        if (box.width > 1 && box.height > 1) letters.push({ words, box });
      }
    }
    return letters;
  };
  const isInside = (inner: DOMRect, outer: DOMRect) =>
    inner.left >= outer.left - 1 &&
    inner.right <= outer.right + 1 &&
    inner.top >= outer.top - 1 &&
    inner.bottom <= outer.bottom + 1;
  const meet = (a: DOMRect, b: DOMRect) =>
    a.left < b.right - 1 && b.left < a.right - 1 && a.top < b.bottom - 1 && b.top < a.bottom - 1;
  const name = slide.getAttribute('data-card') ?? '';

  for (const part of slide.querySelectorAll('[data-part="rise"]')) {
    for (const { words, box } of lettersIn(part)) {
      if (!isInside(box, panel)) found.push(`${name}: "${words}" leaves the panel`);
      if (meet(box, invitation)) found.push(`${name}: "${words}" runs into the invitation`);
      if (meet(box, band)) found.push(`${name}: "${words}" runs under the eave`);
    }
  }
  const parts = [...slide.querySelectorAll('[data-part="rise"]')].flatMap((part, index) =>
    lettersIn(part).map(({ words, box }) => ({ words, box, index })),
  );
  for (const a of parts) {
    for (const b of parts) {
      if (a.index < b.index && meet(a.box, b.box)) found.push(`${name}: "${a.words}" and "${b.words}" overlap`);
    }
  }
  const screen = new DOMRect(0, 0, innerWidth, innerHeight);
  if (!isInside(invitation, screen)) found.push(`${name}: the invitation leaves the screen`);
  const own = slide.querySelector('[data-part="invitation"]');
  for (const { words, box } of own === null ? [] : lettersIn(own)) {
    if (!isInside(box, screen)) found.push(`${name}: "${words}" leaves the screen`);
  }

  const [title = [], host = []] = [...(header?.firstElementChild?.children ?? [])].map(lettersIn);
  for (const { words, box } of [...title, ...host])
    if (!isInside(box, band)) found.push(`eave: "${words}" leaves the band`);
  for (const a of title)
    for (const b of host) if (meet(a.box, b.box)) found.push(`eave: "${a.words}" meets "${b.words}"`);
  return found;
}

for (const [width, height] of PANELS) {
  test(`[D10] at ${width} × ${height} nothing leaves its place`, async ({ lobby }) => {
    const { kiosk } = await lobby({ products: PRODUCTS });
    await kiosk.page.setViewportSize({ width, height });
    await kiosk.setDeviceClock(Date.now());
    await kiosk.openShowing();
    await kiosk.untilStaged(['r-kini']);
    const seen = new Set<string>();
    const wrong = new Set<string>();
    await expect(async () => {
      seen.add(await kiosk.nextSlide());
      for (const fault of await kiosk.page.evaluate(faults)) wrong.add(fault);
      expect(seen.size).toBe(PRODUCTS.length);
    }).toPass({ timeout: 50_000, intervals: [0] });
    expect([...wrong]).toEqual([]);
  });
}
