/** Which view stands at which address. */
import { SUDIN_KEYS } from '../contract/places.ts';
import type { InsideViews } from './App.tsx';
import { DashboardPage } from './dashboard/DashboardPage.tsx';
import { ExposurePage } from './exposure/ExposurePage.tsx';
import { ImportPage } from './exchange/ImportPage.tsx';
import { HistoryPage } from './history/HistoryPage.tsx';
import { EmptyState } from './kit/EmptyState.tsx';
import { AccountsPage } from './people/AccountsPage.tsx';
import { AuditPage } from './people/AuditPage.tsx';
import { PlanPage } from './plan/PlanPage.tsx';
import { ProductPage } from './product/ProductPage.tsx';
import { CurationPage } from './products/CurationPage.tsx';
import { ProductsPage } from './products/ProductsPage.tsx';
import { PublishPage } from './publication/PublishPage.tsx';
import { ScreensPage } from './screens/ScreensPage.tsx';
import { SettingsPage } from './settings/SettingsPage.tsx';

export const INSIDE_VIEWS: InsideViews = {
  dashboard: DashboardPage,
  products: ProductsPage,
  import: ImportPage,
  product: Product,
  curation: CurationPage,
  rotations: PlanPage,
  publish: PublishPage,
  history: HistoryPage,
  screens: ScreensPage,
  exposure: ExposurePage,
  settings: SettingsPage,
  accounts: AccountsPage,
  audit: AuditPage,
};

/** An address somebody typed may name anything. */
function Product({ params }: { readonly params: Record<string, string> }) {
  const sudin = SUDIN_KEYS.find((key) => key === params['sudin']);
  const id = params['id'];
  if (sudin === undefined || id === undefined) return <EmptyState title="Produk tidak ditemukan" />;
  // Another product is another form.
  return <ProductPage key={`${sudin}/${id}`} sudin={sudin} id={id} />;
}
