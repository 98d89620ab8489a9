import { Conflict } from '@/lib/core/errors'

/**
 * For a person in more groups than can be compared with a tenant's patterns. Fewer groups than they are in would take roles away in silence:
 * nobody is let in by some of them.
 */
export function tooMany(error: unknown): 'too_many' {
  if (error instanceof Conflict && error.code === 'too_many_comparisons') return 'too_many'
  throw error
}
