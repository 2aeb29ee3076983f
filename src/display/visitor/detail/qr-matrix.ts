/**
 * A QR code as one drawing, and how large it must stand to be read: a phone held at arm's length needs modules of 2.2 mm.
 * Pure, and made on the screen itself: a lobby without network still shows its codes.
 */
import { correction, generate } from 'lean-qr';

/** Four light modules on every side; with less, phones do not find the code. */
export const QUIET_MODULES = 4;
export const MODULE_MIN_MM = 2.2;

const PANEL_INCHES = 43;
const MM_PER_INCH = 25.4;
/** One design unit on the reference panel: 1 % of the short side of 16:9. */
export const MM_PER_U = (PANEL_INCHES * MM_PER_INCH * (9 / Math.hypot(16, 9))) / 100;

/**
 * Sides of the white square, quiet zone and all; QrCode.module.css says the same. Smallest first. A third one would push
 * permits and allergens off the panel.
 */
export const BLOCK_U = { normal: 17, large: 22 } as const;
export type Block = keyof typeof BLOCK_U;
const BLOCKS: readonly Block[] = ['normal', 'large'];

/** Width of one module on the reference panel. `modules` is the side of the code without its quiet zone. */
export const moduleMm = (modules: number, blockU: number): number =>
  (blockU * MM_PER_U) / (modules + 2 * QUIET_MODULES);

/** The smallest block that keeps the modules wide enough; undefined when none of them does. */
export const blockFor = (modules: number): Block | undefined =>
  BLOCKS.find((block) => moduleMm(modules, BLOCK_U[block]) >= MODULE_MIN_MM);

export interface QrMatrix {
  /** Side of the code without its quiet zone. */
  readonly modules: number;
  /** The dark modules as one SVG path, one unit per module. */
  readonly path: string;
  readonly block: Block;
}

/** Undefined for an address too long for a code that a phone could read: no code is better than one that fails. */
export function qrMatrix(address: string): QrMatrix | undefined {
  let code: ReturnType<typeof generate>;
  try {
    code = generate(address, { minCorrectionLevel: correction.M, maxCorrectionLevel: correction.M });
  } catch {
    return undefined;
  }
  const block = blockFor(code.size);
  return block && { modules: code.size, path: pathOf(code), block };
}

/** Row by row, neighbours joined: single squares would show hairlines between them. */
function pathOf({ size, get }: Pick<ReturnType<typeof generate>, 'size' | 'get'>): string {
  let path = '';
  for (let y = 0; y < size; y++) {
    for (let x = 0; x < size; x++) {
      if (!get(x, y)) continue;
      const from = x;
      while (x < size && get(x, y)) x++;
      path += `M${from} ${y}h${x - from}v1h${from - x}z`;
    }
  }
  return path;
}
