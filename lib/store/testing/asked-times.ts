import { LATER, THEN } from './first-tenant'

/** Instants that the calls of these tables ask about, and a page that holds all of the seed. */
export const NOW = { at: LATER, knownAt: LATER }
export const PAST = { at: THEN, knownAt: LATER }
export const PAGE = { after: null, limit: 500 }
/** After the seed, and before its exceptions are over. */
export const SOON = new Date(Date.now() + 86_400_000)
