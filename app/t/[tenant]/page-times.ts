import { timesQuery } from '@/lib/views/common.schema'
import type { TimesQuery } from '@/lib/views/times'

export type PageSearch = Record<string, string | string[] | undefined>

/** `as_of` and `known_at` of a page's address; one that is no instant counts as absent, which is now. */
export function pageTimes(search: PageSearch): TimesQuery {
  return { as_of: one(search.as_of, 'as_of'), known_at: one(search.known_at, 'known_at') }
}

function one(value: string | string[] | undefined, name: keyof typeof timesQuery.shape): string | undefined {
  const parsed = timesQuery.shape[name].safeParse(value)
  return parsed.success ? parsed.data : undefined
}
