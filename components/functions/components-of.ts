import type { FunctionRowDto } from '@/lib/views/function-sheet.schema'

/** The components behind rows, each once: replicas of a service on one host are one. */
export function componentsOf(rows: readonly FunctionRowDto[]): { asset: string; component: string }[] {
  const seen = new Map(
    rows.map(({ asset, component }) => [`${asset.id}\n${component}`, { asset: asset.id, component }]),
  )
  return [...seen.values()]
}
