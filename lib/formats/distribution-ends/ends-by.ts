import { hasEndedAt } from './distribution-end'
import data from './distribution-ends.json'

const ENDS = data.distributions.flatMap(({ ends }) => Object.values(ends) as string[])

/** How many releases of all distributions have ended by an instant (RFC 3339): between two of one number nothing ended. */
export function endsBy(at: string): number {
  return ENDS.filter((end) => hasEndedAt(end, at)).length
}
