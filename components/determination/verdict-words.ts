import type { Localized } from '@/lib/views/common.schema'

/** A framework's own words for verdicts, as its catalogue entry gives them. */
export type VerdictWords = Readonly<Record<string, Localized>>
