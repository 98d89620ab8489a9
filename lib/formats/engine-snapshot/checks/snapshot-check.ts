import type { EvidencePlace, Result, Severity } from '../../../core/report'
import type { Container } from './container'
import type { Host } from './host'
import type { Service } from './service'

/** One fault of a container, a service or the engine. */
export interface Fault {
  /** What follows the colon in the vocabulary (`NET_ADMIN` of an added capability); '' or absent where nothing does. */
  detail?: string
  /** Where it weighs otherwise than the check in general. */
  severity?: Severity
  /** Where the evidence says so, when that is not the thing's own answer. */
  at?: EvidencePlace
}

/** Neither a fault nor a pass, and why. */
export interface Open {
  result: Extract<Result, 'not_checked' | 'not_applicable' | 'informational'>
  detail: string
  at?: EvidencePlace
}

/** What a check says of one thing: its faults (none: it passes), or why it does not say. */
export type Judgement = readonly Fault[] | Open

/** A check: pure functions over a snapshot. Its title, severity and safeguards are data (`frameworks/tools/plimsoll.json`). */
export interface SnapshotCheck {
  /** Stable; `plimsoll/<code>` is the check's name. */
  code: string
  /** One thing can have several faults of this check, told apart by their detail: each is a state of its own. */
  many?: true
  /** It needs more than a container's own settings: its processes, image, engine or neighbours. */
  beyond?: true
  /** Why this snapshot as a whole cannot say, or null. */
  open?: (host: Host) => Open | null
  container?: (container: Container, host: Host) => Judgement
  service?: (service: Service, host: Host) => Judgement
  engine?: (host: Host) => Judgement
}

export const notChecked = (detail: string): Open => ({ result: 'not_checked', detail })
export const notApplicable = (detail: string): Open => ({ result: 'not_applicable', detail })
export const informational = (detail: string, at?: EvidencePlace): Open => ({
  result: 'informational',
  detail,
  ...(at ? { at } : {}),
})

/** A fault without more to say of it where something is so, else none. */
export function when(so: boolean, fault: Fault = {}): readonly Fault[] {
  return so ? [fault] : []
}
