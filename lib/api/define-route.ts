import type { RouteSpec } from './route-spec'

/** Writes a row of the route table; it only keeps the exact types, so that a handler is checked against them. */
export function defineRoute<const S extends RouteSpec>(spec: S): S {
  return spec
}
