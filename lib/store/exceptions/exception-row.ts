import type { ExceptionLife } from '@/lib/core/exception-at'

/** An exception with everything that happened to it since. */
export interface ExceptionRow extends ExceptionLife {
  id: string
  kind: 'risk' | 'false_positive'
  checkKeys: string[]
  advisory: string | null
  labels: Readonly<Record<string, string>> | null
  lineage: string | null
  reason: string
  requesterRef: string
  approverRef: string | null
  endedBy: string | null
  note: string | null
  logIndex: number
  decisionLogIndex: number | null
}
