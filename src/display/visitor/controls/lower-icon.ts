/** A standing panel with its content sent down: lucide has no such drawing. In its manner: 24 x 24, strokes. */
import type { IconNode } from 'lucide';

export const LowerIcon: IconNode = [
  ['rect', { x: '5', y: '2', width: '14', height: '20', rx: '2.6' }],
  ['path', { d: 'M12 5.6v5' }],
  ['path', { d: 'm9.6 8.4 2.4 2.4 2.4-2.4' }],
  ['path', { d: 'M9 15h6v3H9z', fill: 'currentColor' }],
];
