import type { AssetKind, Result, Severity } from './report'
import type { StateAt } from './verdict'

/** A value that holds over [from, to), milliseconds. */
export interface Over {
  from: number
  to: number
}

/** The looks of one tool with one profile at one set of checks, oldest first. Of what lies between two instants only the last is needed. */
export interface LookHistory {
  tool: string
  profile: string
  /** Names the set: two of one id are the same checks. */
  setId: string
  checkKeys: ReadonlySet<string>
  looks: readonly {
    observedAt: number
    /** From when it is stale. */
    staleOn: number
    submissionId: string
    /** Checks of which it lists only some subjects. */
    partialKeys: readonly string[]
  }[]
}

export interface StateOver extends Over {
  checkKey: string
  subject: string
  result: Result
  severity: Severity
  /** Set where it is a vulnerability: whether there is a fix, and from when the time to patch runs as reports know it. */
  fix?: { versions: string; clock: { from: number; basis: 'fix' | 'published' } | null }
}

/** Everything that decides what safeguards come to on an asset, over a stretch of time. */
export interface AssetHistory {
  id: string
  kind: AssetKind
  firstSeen: number
  labels: readonly (Over & { key: string; value: string })[]
  retired: readonly Over[]
  looks: readonly LookHistory[]
  states: readonly StateOver[]
  /** What declarations of an instant make of states of some checks that are facts until then. */
  restated?: { checkKeys: ReadonlySet<string>; at: (states: StateAt[], at: number) => StateAt[] }
}

/** Whether an asset is there at an instant and bears all labels of a scope. */
export function isInScopeAt(
  asset: AssetHistory,
  labels: Readonly<Record<string, string>>,
  at: number,
): boolean {
  const holds = (one: Over) => one.from <= at && at < one.to
  if (asset.firstSeen > at || asset.retired.some(holds)) return false
  return Object.entries(labels).every(([key, value]) =>
    asset.labels.some((label) => label.key === key && label.value === value && holds(label)),
  )
}
