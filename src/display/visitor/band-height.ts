/** Height of the shelf's bar, from its upper edge to the lower edge of the panel before it is lifted; in u. The style sheet says the same. */
export const BAND_HEIGHT_U = { landscape: 20.4, portrait: 42 } as const;
