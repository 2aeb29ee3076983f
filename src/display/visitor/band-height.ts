/** Height of the bar from its upper edge to the lower edge of the panel, before it is lifted; in u. The style sheets say the same. */
export const BAND_HEIGHT_U = {
  browse: { landscape: 20.4, portrait: 42 },
  detail: { landscape: 11.1, portrait: 11.6 },
} as const;
