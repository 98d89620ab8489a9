import { ApiError } from '@/components/api/client'

/** Whether a refusal is about a field, by its place in what was sent. */
export function faultAt(error: unknown, place: string): boolean {
  if (!(error instanceof ApiError)) return false
  const places = [error.problem.at, ...(error.problem.errors ?? []).map(({ at }) => at)]
  return places.some((at) => at === place || at?.startsWith(`${place}/`))
}
