import { NotFound } from '@/lib/core/errors'
import { problemOf } from './problem-of'

/** The 404 of an address that no route has; the same bytes as any other 404. */
export async function nothingHere(): Promise<Response> {
  return problemOf(new NotFound(), 'no route')
}
