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
  preparing: 'Preparing {ready} of {total} products',
  closed: 'Gallery closed',
  closedBecause: 'Gallery closed · {reason}',
  opensToday: 'Opens again today at {time} {zone}',
  opensOn: 'Opens again {day} at {time} {zone}',
};
