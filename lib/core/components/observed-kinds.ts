import type { ObservedComponent, ObservedServer } from './component'

export interface ObservedKinds {
  /** Kinds of its servers, companions left out; sorted. */
  primary: string[]
  /** Companions beside them (cron, an agent, a log shipper); sorted. */
  companions: string[]
}

/**
 * The kinds of servers that run in a component. A companion that runs alone is the component's function itself: a
 * container that is nothing but cron has one kind, `cron`.
 */
export function observedKinds({
  servers,
  others,
}: Pick<ObservedComponent, 'servers' | 'others'>): ObservedKinds {
  const primary = kinds(servers.filter((server) => !server.companion))
  const companions = kinds(servers.filter((server) => server.companion))
  const alone = primary.length === 0 && companions.length === 1 && others.length === 0
  if (alone) return { primary: companions, companions: [] }
  return { primary, companions }
}

/** Whether servers of more than one kind run in it: an indicator, never a verdict. */
export function hasSeveralKinds(component: Pick<ObservedComponent, 'servers' | 'others'>): boolean {
  const { primary, companions } = observedKinds(component)
  return primary.length + companions.length > 1
}

function kinds(servers: readonly ObservedServer[]): string[] {
  return [...new Set(servers.map(({ kind }) => kind))].sort()
}
