import type { Severity } from './report'
import { FOREVER } from './timeline'

/** A report that looked, or was handed in again. Milliseconds. */
export interface TimelineLook {
  at: number
  submissionId: string
  tool: string
  staleOn: number
}

/** A stretch over which one thing failed. */
export interface TimelineFailure {
  from: number
  /** FOREVER: it fails still. */
  to: number
  severity: Severity
  title: string
  subject: string
  findingId: string | null
}

export interface TimelineInput {
  /** Oldest first. */
  looks: readonly TimelineLook[]
  failures: readonly TimelineFailure[]
  labels: readonly { key: string; value: string; from: number; to: number }[]
  retired: readonly { from: number; to: number; reason: string }[]
  at: number
}

export interface ReportEntry {
  kind: 'report'
  at: number
  /** Of the first of the looks that it stands for. */
  from: number
  /** Reports in a row that changed nothing are one entry. */
  looks: number
  submissionId: string
  tools: string[]
  failed: TimelineFailure[]
  mended: TimelineFailure[]
}

export type TimelineEntry =
  | ReportEntry
  | { kind: 'stale'; at: number; to: number | null; tool: string }
  | { kind: 'labels'; at: number; set: Record<string, string>; removed: string[] }
  | { kind: 'retired'; at: number; reason: string }
  | { kind: 'back'; at: number }

/** What happened to an asset up to an instant, newest first. Of one instant what a report said comes before what it led to. */
export function assetTimeline(input: TimelineInput): TimelineEntry[] {
  const entries = [
    ...reports(input),
    ...staleStretches(input).map(
      (one): TimelineEntry => ({ kind: 'stale', at: one.from, to: one.to, tool: one.tool }),
    ),
    ...labelChanges(input),
    ...input.retired.flatMap(({ from, to, reason }): TimelineEntry[] => [
      { kind: 'retired', at: from, reason },
      ...(to < FOREVER ? [{ kind: 'back' as const, at: to }] : []),
    ]),
  ]
  return entries.filter((entry) => entry.at <= input.at).toSorted((a, b) => b.at - a.at)
}

/** Stretches in which nothing fresh of a tool is known, though it looked once; open at the instant that is asked about. */
export function staleStretches({
  looks,
  at,
}: Pick<TimelineInput, 'looks' | 'at'>): { tool: string; from: number; to: number | null }[] {
  const stretches: { tool: string; from: number; to: number | null }[] = []
  for (const tool of new Set(looks.map((look) => look.tool))) {
    let fresh = 0
    for (const look of looks.filter((one) => one.tool === tool)) {
      if (fresh > 0 && look.at > fresh) stretches.push({ tool, from: fresh, to: look.at })
      fresh = Math.max(fresh, look.staleOn)
    }
    if (fresh <= at) stretches.push({ tool, from: fresh, to: null })
  }
  return stretches
}

function reports({ looks, failures, at }: TimelineInput): ReportEntry[] {
  const entries: ReportEntry[] = []
  const began = by(failures, (failure) => failure.from)
  const ended = by(failures, (failure) => failure.to)
  for (const look of looks) {
    if (look.at > at) continue
    const last = entries.at(-1)
    if (last && last.at === look.at) {
      last.looks += 1
      if (!last.tools.includes(look.tool)) last.tools.push(look.tool)
      continue
    }
    const failed = began.get(look.at) ?? []
    const mended = ended.get(look.at) ?? []
    const quiet = failed.length + mended.length === 0
    if (quiet && last && last.failed.length + last.mended.length === 0 && last.tools.join() === look.tool) {
      Object.assign(last, { at: look.at, looks: last.looks + 1, submissionId: look.submissionId })
    } else {
      const { submissionId, tool } = look
      entries.push({
        kind: 'report',
        at: look.at,
        from: look.at,
        looks: 1,
        submissionId,
        tools: [tool],
        failed,
        mended,
      })
    }
  }
  return entries
}

function by(failures: readonly TimelineFailure[], at: (failure: TimelineFailure) => number) {
  const groups = new Map<number, TimelineFailure[]>()
  for (const failure of failures) {
    const group = groups.get(at(failure))
    if (group) group.push(failure)
    else groups.set(at(failure), [failure])
  }
  return groups
}

function labelChanges({ labels }: TimelineInput): TimelineEntry[] {
  const instants = new Set(labels.flatMap(({ from, to }) => (to < FOREVER ? [from, to] : [from])))
  return [...instants].map((at) => {
    const set = labels.filter((label) => label.from === at)
    const gone = labels.filter((label) => label.to === at && !set.some((one) => one.key === label.key))
    return {
      kind: 'labels',
      at,
      set: Object.fromEntries(set.map(({ key, value }) => [key, value])),
      removed: gone.map(({ key }) => key),
    }
  })
}
