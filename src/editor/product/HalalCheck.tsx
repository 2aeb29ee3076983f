/** "Sudah diperiksa di laman BPJPH": the curator looks the number up by hand and ticks it off, with the day. */
import type { ProductView } from '../../api/products.ts';
import { routes } from '../../api/routes.ts';
import { CallError } from '../call.ts';
import { useEditor } from '../context.ts';
import { Checkbox } from '../kit/Checkbox.tsx';
import { dateInWords } from '../../contract/indonesian.ts';
import type { ProductForm } from './product-form.ts';

export function HalalCheck({ form }: { readonly form: ProductForm }) {
  const { session, today, tell } = useEditor();
  const view = form.view.value;
  if (view.draft.halal?.certificate === undefined) return null;
  const { halalCheck } = view;

  async function tick(isChecked: boolean): Promise<void> {
    try {
      const next: ProductView = await session.ask(routes.checkHalal, {
        params: { sudin: view.sudin, id: view.id },
        body: { checkedOn: isChecked ? today : null },
      });
      form.refresh(next);
    } catch (error) {
      if (!(error instanceof CallError)) throw error;
      tell(error.message);
    }
  }

  return (
    <Checkbox
      label="Sudah diperiksa di laman BPJPH"
      isChecked={halalCheck !== undefined}
      isDisabled={!session.may('curate', view.sudin)}
      onChange={(isChecked) => void tick(isChecked)}
      help={
        halalCheck === undefined
          ? 'Cari nomor ini di bpjph.halal.go.id, lalu beri tanda.'
          : `Diperiksa ${dateInWords(halalCheck.checkedOn)} oleh ${halalCheck.by}.`
      }
    />
  );
}
