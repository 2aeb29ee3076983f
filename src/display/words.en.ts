import type { Words } from './words.ts';

export const english: Words = {
  touchToExplore: 'Touch the screen to explore',
  featured: 'Featured products',
  positionOf: '{position} of {total}',
  kuliner: 'Food',
  kriya: 'Crafts',
  fesyen: 'Fashion',
  askPrice: 'Ask for the price',
  district: '{name} District',
  assistedBy: 'Assisted by {name}',
  sample: 'Sample data',
  halal: 'Halal certified',
  pirt: 'Has a home-industry food licence',
};
