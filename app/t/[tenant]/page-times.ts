import { z } from 'zod'

export type SearchParams = Promise<Record<string, string | string[] | undefined>>

const time = z.iso
  .datetime({ offset: true })
  .transform((value) => new Date(value).toISOString())
  .optional()
  .catch(undefined)
const schema = z.object({ as_of: time, known_at: time })

/** Both times of the address; one that is no time is left out, as if it were not there. */
export function pageTimes(search: Record<string, string | string[] | undefined>): {
  as_of: string | undefined
  known_at: string | undefined
} {
  const { as_of, known_at } = schema.parse({ as_of: search.as_of, known_at: search.known_at })
  return { as_of, known_at }
}
