import type { Segment } from '@/components/charts/segments'
import type { ControlRowDto } from '@/lib/views/control.schema'

/** What the tree is filtered by: a segment of the gauge, or what the profile takes out. */
export type Show = Segment | 'not_applicable'

/** A row with how deep it stands. */
export interface TreeRow {
  row: ControlRowDto
  depth: number
}

/** Where a control stands, as the gauge counts it. */
export function segmentOf(row: ControlRowDto): Show | null {
  switch (row.verdict) {
    case 'met':
      return 'determined_met'
    case 'no_gap_seen':
      return 'no_gap_seen'
    case 'partly_met':
    case 'not_met':
      return 'gap'
    case 'manual':
      return 'to_be_judged'
    case 'not_assessed':
      return 'not_assessed'
    case 'not_applicable':
      return 'not_applicable'
    default:
      return null
  }
}

/** The rows to draw, in printed order: controls that fit, with the groups above them; clauses only unfiltered. */
export function treeRows(items: readonly ControlRowDto[], show: Show | null, searching: boolean): TreeRow[] {
  const byId = new Map(items.map((row) => [row.control, row]))
  const keep = new Set<string>()
  for (const row of items) {
    const fits =
      row.kind === 'control'
        ? show === null || segmentOf(row) === show
        : show === null && row.kind === 'clause'
    if (!fits && !(searching && show === null)) continue
    for (
      let up: ControlRowDto | undefined = row;
      up && !keep.has(up.control);
      up = up.parent ? byId.get(up.parent) : undefined
    )
      keep.add(up.control)
  }
  const depths = new Map<string, number>()
  return items
    .filter((row) => keep.has(row.control))
    .map((row) => {
      const depth = row.parent && depths.has(row.parent) ? (depths.get(row.parent) ?? 0) + 1 : 0
      depths.set(row.control, depth)
      return { row, depth }
    })
}
