/** What waits for a curator. */
import { useEffect, useMemo } from 'preact/hooks';
import { routes } from '../../api/routes.ts';
import { useEditor } from '../context.ts';
import { EmptyState } from '../kit/EmptyState.tsx';
import { Loaded } from '../Loaded.tsx';
import { PageBody, PageHeader } from '../kit/Page.tsx';
import { createResource } from '../resource.ts';
import { ProductTable } from './ProductsPage.tsx';

export function CurationPage() {
  const { session } = useEditor();
  const list = useMemo(() => createResource(() => session.ask(routes.listProducts, {})), [session]);
  useEffect(() => void list.reload(), [list]);
  return (
    <Loaded resource={list}>
      {({ products }) => {
        const waiting = products.filter(({ statuses }) => statuses.includes('in-curation'));
        // Those this person can decide come first.
        const mine = waiting.filter(({ sudin }) => session.may('curate', sudin));
        const others = waiting.filter(({ sudin }) => !session.may('curate', sudin));
        return (
          <>
            <PageHeader title="Kurasi" sub={`${waiting.length} produk menunggu`} />
            <PageBody>
              {waiting.length === 0 ? (
                <EmptyState title="Tidak ada yang menunggu kurasi" text="Produk yang diajukan muncul di sini." />
              ) : (
                <ProductTable products={[...mine, ...others]} />
              )}
            </PageBody>
          </>
        );
      }}
    </Loaded>
  );
}
