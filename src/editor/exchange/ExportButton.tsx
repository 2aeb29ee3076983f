/** Products as a spreadsheet: of the Suku Dinas that is looked at, or of all. */
import { routes } from '../../api/routes.ts';
import type { SudinKey } from '../../contract/places.ts';
import { urlOf } from '../call.ts';
import { useEditor } from '../context.ts';
import { Button } from '../kit/Button.tsx';

interface ExportButtonProps {
  /** Whose products are in the list; undefined for everybody's. */
  readonly sudin: SudinKey | undefined;
}

export function ExportButton({ sudin }: ExportButtonProps) {
  const { session, sudinName } = useEditor();
  const all = session.may('export-products');
  // A curator exports its own, whatever else it looks at.
  const unit = sudin !== undefined && session.may('export-products', sudin) ? sudin : session.actor.value?.sudin;
  if (!all && unit === undefined) return null;
  const href =
    unit === undefined
      ? urlOf(routes.exportAllProducts, {})
      : urlOf(routes.exportProducts, { params: { sudin: unit } });
  return (
    <Button
      href={href}
      isDownload
      label={`Ekspor ${unit === undefined ? 'semua produk' : `produk ${sudinName(unit)}`}`}
    >
      Ekspor
    </Button>
  );
}
