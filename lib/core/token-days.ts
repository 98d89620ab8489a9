/** For how many days a token works where nothing is said, and at most; rotating begins them anew. */
export const DEFAULT_TOKEN_DAYS = { agent: 365, reader: 90 } as const
export const MAX_TOKEN_DAYS = 730
/** For how many hours the secret before may still be used after a rotation, at most. */
export const MAX_OVERLAP_HOURS = 24
