import type { SecurityLevel, Way } from '@/lib/core/components/declared-function'

/** What a person declared of a component, from an instant on. */
export interface DeclarationRow {
  assetId: string
  componentKey: string
  validFrom: Date
  recordedFrom: Date
  actId: string
  /** Null: the declaration is taken back. */
  function: string | null
  level: SecurityLevel | null
  way: Way | null
  reason: string
  actorRef: string
  logIndex: number
  logEpoch: number
}
