import type { ProductKey } from '../../api/shapes.ts';
import { routes } from '../../api/routes.ts';
import { urlOf } from '../call.ts';

/** Address of a product's cover in the size of a list, or undefined where it has none. */
export const coverOf = ({
  sudin,
  id,
  cover,
}: ProductKey & { readonly cover?: string | undefined }): string | undefined =>
  cover === undefined
    ? undefined
    : urlOf(routes.readPhoto, { params: { sudin, id, file: cover }, query: { width: '240' } });
