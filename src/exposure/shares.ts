/** [H2] Who had how much of the loop's time, against an equal part for everybody who had any. */
import type { CommodityExposure, ExposureFigures, ProductExposure, SudinExposure } from '../api/exposure.ts';
import { COMMODITIES, SUDIN_KEYS, type Commodity, type SudinKey } from '../contract/places.ts';
import { addUp } from './tally.ts';

interface Shares {
  readonly fairMs: number;
  readonly perSudin: SudinExposure[];
  readonly perCommodity: CommodityExposure[];
}

export function sharesOf(products: readonly ProductExposure[], total: ExposureFigures): Shares {
  const shown = new Set(products.filter(wasShown).map(({ sudin }) => sudin)).size;
  const fairMs = shown === 0 ? 0 : total.shownMs / shown;
  const shareOf = (shownMs: number) => (total.shownMs === 0 ? 0 : shownMs / total.shownMs);

  const lineOfUnit = (sudin: SudinKey): SudinExposure => {
    const sum = sumOf(products.filter((product) => product.sudin === sudin));
    const isOwed = sum.products > 0 && fairMs > 0;
    return { sudin, ...sum, share: shareOf(sum.shownMs), ...(isOwed && { deviation: sum.shownMs / fairMs - 1 }) };
  };
  const lineOfCommodity = (commodity: Commodity): CommodityExposure => {
    const sum = sumOf(products.filter((product) => product.commodity === commodity));
    return { commodity, ...sum, share: shareOf(sum.shownMs) };
  };
  return { fairMs, perSudin: SUDIN_KEYS.map(lineOfUnit), perCommodity: COMMODITIES.map(lineOfCommodity) };
}

const sumOf = (own: readonly ProductExposure[]) => ({ products: own.filter(wasShown).length, ...addUp(own) });

/** A product visitors opened on a shelf was on no loop. */
const wasShown = ({ turns, touches }: ExposureFigures): boolean => turns + touches > 0;
