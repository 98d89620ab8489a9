import type { ReportSnapshot, SnapshotFailure } from '@/lib/core/report-snapshot'

/** One check that fails, with every subject it fails for, once, and the controls that it counts against. */
export interface Gap {
  /** Number in the annex, from 1. */
  n: number
  check: string
  title: string
  controls: string[]
  rows: SnapshotFailure[]
}

export interface Gaps {
  list: Gap[]
  /** Number of the gap of a check. */
  numberOf: ReadonlyMap<string, number>
}

/**
 * All failures of a snapshot, each once however many controls it counts against. In the order in which the controls first
 * meet their checks, so that the annex follows the body.
 */
export function collectGaps(snapshot: ReportSnapshot): Gaps {
  const byCheck = new Map<string, { gap: Gap; seen: Set<string>; controls: Set<string> }>()
  for (const control of snapshot.controls) {
    for (const safeguard of control.why) {
      for (const failure of safeguard.failing) {
        const kept = byCheck.get(failure.check) ?? {
          gap: {
            n: byCheck.size + 1,
            check: failure.check,
            title: failure.check_title,
            controls: [],
            rows: [],
          },
          seen: new Set<string>(),
          controls: new Set<string>(),
        }
        byCheck.set(failure.check, kept)
        if (safeguard.counted) kept.controls.add(control.ref)
        // Two assets may have one name: what tells failures apart is also where the evidence says so.
        const { from, pointer } = failure.place
        const key = JSON.stringify([
          failure.asset,
          failure.subject,
          failure.detail,
          failure.evidence,
          from,
          pointer,
        ])
        if (kept.seen.has(key)) continue
        kept.seen.add(key)
        kept.gap.rows.push(failure)
      }
    }
  }
  const list = [...byCheck.values()].map(({ gap, controls }) => ({ ...gap, controls: [...controls] }))
  return { list, numberOf: new Map(list.map((gap) => [gap.check, gap.n])) }
}
