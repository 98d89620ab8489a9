/**
 * Of the tree's nodes those of at least this level are kept, which are an eighth of all; the ones below are computed from their two,
 * four or eight leaves.
 */
export const LOWEST_KEPT = 4
