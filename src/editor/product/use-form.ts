/** The form of one product, from the moment it is opened until the view goes. */
import { useEffect, useMemo } from 'preact/hooks';
import type { ProductView } from '../../api/products.ts';
import { useEditor } from '../context.ts';
import { laterOnPage, nowMs } from '../page-clock.ts';
import { keepsakeOf } from './keepsake.ts';
import { createProductForm, type ProductForm } from './product-form.ts';

export function useProductForm(opened: ProductView): ProductForm {
  const { session, today } = useEditor();
  const form = useMemo(
    () =>
      createProductForm(opened, {
        session,
        today,
        keepsake: keepsakeOf(localStorage, `${opened.sudin}/${opened.id}`),
        nowMs,
        later: laterOnPage,
      }),
    // A newer view of the same product is the form's own business.
    [opened.sudin, opened.id],
  );
  useEffect(() => {
    const warn = (event: BeforeUnloadEvent) => {
      if (form.saveState.value.is !== 'saved') event.preventDefault();
    };
    addEventListener('beforeunload', warn);
    return () => {
      removeEventListener('beforeunload', warn);
      // Leaving for another view saves what is there; the browser keeps it until the server has it.
      void form.save();
      form.stop();
    };
  }, [form]);
  return form;
}
