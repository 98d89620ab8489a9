import { Conflict } from '@/lib/core/errors'

/** The door shows names: two alike would be one too many. @throws Conflict */
export function requireFreeName(others: readonly { name: string }[], name: string): void {
  const same = (other: { name: string }) => other.name.toLowerCase() === name.toLowerCase()
  if (others.some(same)) throw new Conflict('name_taken', 'Another provider has this name.', { at: '/name' })
}
