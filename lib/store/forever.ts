import { FOREVER } from '@/lib/core/timeline'

/** An open end, as the database keeps it. */
export const FOREVER_DATE = new Date(FOREVER)
