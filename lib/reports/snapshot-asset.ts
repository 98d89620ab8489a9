import { publicId } from '@/lib/core/public-id'
import type { SnapshotAsset } from '@/lib/core/report-snapshot'
import type { CoverageAt, ScopedAsset } from '@/lib/core/verdict'

/** An asset in scope with the last look of each tool at it. */
export function snapshotAsset(asset: ScopedAsset, coverage: readonly CoverageAt[], at: Date): SnapshotAsset {
  const last = new Map<string, CoverageAt>()
  for (const look of coverage) {
    if (look.assetId !== asset.id) continue
    const known = last.get(look.tool)
    if (!known || known.observedAt < look.observedAt) last.set(look.tool, look)
  }
  const tools = [...last.values()].sort((a, b) => (a.tool < b.tool ? -1 : 1))
  return {
    id: publicId('asset', asset.id),
    kind: asset.kind,
    name: asset.name,
    labels: asset.labels,
    tools: tools.map(({ tool, observedAt, staleOn }) => ({
      tool,
      observed_at: observedAt,
      stale_on: staleOn,
      stale: staleOn <= at.toISOString(),
    })),
  }
}
