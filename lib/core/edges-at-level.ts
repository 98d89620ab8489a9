import type { MappingEdge } from './framework'
import type { ControlAtLevel } from './verdict'

/** The edges of a control that hold at its level. */
export function edgesAtLevel(
  edges: readonly MappingEdge[],
  { level }: Pick<ControlAtLevel, 'level'>,
): MappingEdge[] {
  return edges.filter((edge) => !edge.levels || (level !== null && edge.levels.includes(level)))
}
