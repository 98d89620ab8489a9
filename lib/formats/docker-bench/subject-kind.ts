import { CHECKS } from './identity'

/** What the items of a check are. `none`: the check speaks of the host as a whole; `unknown`: an unknown check. */
export type SubjectKind = 'container' | 'image' | 'user' | 'network' | 'none' | 'unknown'

const IMAGE_CHECKS = ['4.6', '4.7', '4.9']
const USER_CHECKS = ['1.1.2']
const NETWORK_CHECKS = ['7.3']
/** The swarm check stands among the container checks, yet speaks of the host. */
const HOST_CHECKS = ['5.1']

const kinds = new Map<string, SubjectKind>(CHECKS.map(({ name, printedId }) => [name, kindOf(printedId)]))

/** What the items of the check of this name are. */
export function subjectKind(checkName: string): SubjectKind {
  return kinds.get(checkName) ?? 'unknown'
}

/** By the id in the canonical edition (master), from which the names come. */
function kindOf(id: string | null): SubjectKind {
  if (id === null) return 'none'
  if (IMAGE_CHECKS.includes(id)) return 'image'
  if (USER_CHECKS.includes(id)) return 'user'
  if (NETWORK_CHECKS.includes(id)) return 'network'
  if (HOST_CHECKS.includes(id)) return 'none'
  return id === '4.1' || id.startsWith('5.') || id.startsWith('C.5') ? 'container' : 'none'
}
