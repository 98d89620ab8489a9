import type { FindingDto } from '@/lib/views/finding.schema'

/** One call of the bulk change. */
export interface BulkStep {
  ids: string[]
  status?: 'open' | 'in_progress' | 'fixed'
  owner?: string | null
}

type Before = Pick<FindingDto, 'id' | 'status' | 'owner'>

/** The calls that give each finding back what it had: one for each value it had. */
export function undoSteps(
  before: readonly Before[],
  changed: { status?: unknown; owner?: unknown },
): BulkStep[] {
  const steps: BulkStep[] = []
  if (changed.status !== undefined) {
    for (const status of ['open', 'in_progress', 'fixed'] as const) {
      const ids = before.filter((f) => f.status === status).map((f) => f.id)
      if (ids.length > 0) steps.push({ ids, status })
    }
  }
  if (changed.owner !== undefined) {
    for (const owner of new Set(before.map((f) => f.owner?.id ?? null))) {
      steps.push({ ids: before.filter((f) => (f.owner?.id ?? null) === owner).map((f) => f.id), owner })
    }
  }
  return steps
}
