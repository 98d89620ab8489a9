import type { SubmissionRow } from './submission-row'

export type Counted = Pick<SubmissionRow, 'byResult' | 'bySeverity' | 'changes'>

/** What a submission counted: by name, which are the same day after day, and the numbers in the order of the names. An empty count is its own name with 0. */
export function packCounts({ byResult, bySeverity, changes }: Counted): {
  names: string[]
  counts: string | null
} {
  const { opened_by_severity, ...total } = changes ?? {}
  const all = [
    ...group('by_result', byResult),
    ...group('by_severity', bySeverity),
    ...Object.entries(total),
    ...group('opened_by_severity', opened_by_severity),
  ].sort(([a], [b]) => (a < b ? -1 : 1))
  return { names: all.map(([name]) => name), counts: all.map(([, n]) => n).join(' ') || null }
}

/** The other way round. */
export function unpackCounts(names: readonly string[], counts: string | null): Counted {
  const numbers = counts?.split(' ').map(Number) ?? []
  const all = names.map((name, i) => [name, numbers[i] ?? 0] as const)
  const total = (name: string) => all.find(([own]) => own === name)?.[1] ?? 0
  const groupOf = (group: string): Record<string, number> | null => {
    const own = all.filter(([name]) => name === group || name.startsWith(`${group}.`))
    if (own.length === 0) return null
    return Object.fromEntries(
      own.flatMap(([name, n]) => (name === group ? [] : [[name.slice(group.length + 1), n]])),
    )
  }
  const bySeverity = groupOf('opened_by_severity')
  const changes = {
    opened: total('opened'),
    closed: total('closed'),
    unchanged: total('unchanged'),
    ...(bySeverity ? { opened_by_severity: bySeverity } : {}),
  }
  return {
    byResult: groupOf('by_result'),
    bySeverity: groupOf('by_severity'),
    changes: names.includes('opened') ? changes : null,
  }
}

function group(name: string, counts: Readonly<Record<string, number>> | null | undefined) {
  if (!counts) return []
  const entries = Object.entries(counts)
  return entries.length === 0
    ? [[name, 0] as const]
    : entries.map(([key, n]) => [`${name}.${key}`, n] as const)
}
