import type { RouteSpec } from './route-spec'

/** The statuses of errors a route may answer: those that follow from its access and inputs, and its own. */
export function errorsOf(spec: RouteSpec): number[] {
  const known = !('public' in spec.access)
  const ofTenant = 'anyOf' in spec.access
  const statuses = [
    spec.query || spec.body || ofTenant ? 400 : null,
    known ? 401 : null,
    known ? 403 : null,
    ofTenant || spec.path.includes('{') ? 404 : null,
    spec.body ? 413 : null,
    spec.body ? 415 : null,
    ...(spec.errors ?? []),
  ]
  return [...new Set(statuses.filter((status) => status !== null))].sort((a, b) => a - b)
}
