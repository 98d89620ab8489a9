import type { AssetKind } from './report'
import type { CoverageAt, ScopedAsset } from './verdict'

/** How many assets of a kind a tool knows freshly. */
export interface PopulationGroup {
  kind: AssetKind
  /** null: whatever tool. */
  tool: string | null
  known: number
  reported: number
  /** Looked at once; the evidence is too old. */
  stale: number
  never: number
}

/** A tool's last word on an asset, or that there is none. */
export interface PopulationLook {
  asset: ScopedAsset
  tool: string | null
  lastSeen: string | null
  staleOn: string | null
}

export interface Population {
  groups: PopulationGroup[]
  /** Of the chosen tool (null: of every one), the assets without fresh evidence, longest silent first. */
  missing: PopulationLook[]
  /** Fresh evidence that goes stale until the instant, soonest first. */
  expiring: PopulationLook[]
}

export interface PopulationInput {
  assets: readonly ScopedAsset[]
  coverage: readonly CoverageAt[]
  /** ISO instants in UTC. */
  at: string
  expiringUntil: string
  kind: AssetKind | null
  tool: string | null
}

/**
 * Who has reported: for each kind of asset, and each tool that ever looked at one of that kind, how many are known freshly,
 * staleness being that of the tool's newest look.
 */
export function population(input: PopulationInput): Population {
  const { assets, at, expiringUntil, kind, tool } = input
  const looks = newestLooks(input.coverage)
  const of = (asset: ScopedAsset, name: string | null) => lookOf(asset, name, looks)
  const kinds = [...new Set(assets.map((asset) => asset.kind))].sort()
  const groups = kinds.flatMap((one) => {
    const own = assets.filter((asset) => asset.kind === one)
    const tools = new Set(own.flatMap((asset) => [...(looks.get(asset.id)?.keys() ?? [])]))
    return [null, ...[...tools].sort()].map((name) =>
      groupOf(
        one,
        name,
        own.map((asset) => of(asset, name)),
        at,
      ),
    )
  })
  const chosen = assets.filter((asset) => kind === null || asset.kind === kind)
  const tools = new Set(tool === null ? [...looks.values()].flatMap((own) => [...own.keys()]) : [tool])
  return {
    groups,
    missing: chosen
      .map((asset) => of(asset, tool))
      .filter(({ staleOn }) => staleOn === null || staleOn <= at)
      .sort(byTime('lastSeen')),
    expiring: chosen
      .flatMap((asset) => [...tools].map((name) => of(asset, name)))
      .filter(({ staleOn }) => staleOn !== null && staleOn > at && staleOn <= expiringUntil)
      .sort(byTime('staleOn')),
  }
}

type Looks = ReadonlyMap<string, ReadonlyMap<string, CoverageAt>>

/** By asset and tool, the look that stays fresh longest. */
function newestLooks(coverage: readonly CoverageAt[]): Looks {
  const looks = new Map<string, Map<string, CoverageAt>>()
  for (const look of coverage) {
    const own = looks.get(look.assetId) ?? new Map<string, CoverageAt>()
    const known = own.get(look.tool)
    if (!known || known.staleOn < look.staleOn) own.set(look.tool, look)
    looks.set(look.assetId, own)
  }
  return looks
}

function lookOf(asset: ScopedAsset, tool: string | null, looks: Looks): PopulationLook {
  const own = [...(looks.get(asset.id)?.values() ?? [])].filter((look) => tool === null || look.tool === tool)
  const [best] = own.sort((a, b) => (a.staleOn < b.staleOn ? 1 : -1))
  return { asset, tool, lastSeen: best?.observedAt ?? null, staleOn: best?.staleOn ?? null }
}

function groupOf(
  kind: AssetKind,
  tool: string | null,
  looks: readonly PopulationLook[],
  at: string,
): PopulationGroup {
  const never = looks.filter((look) => look.staleOn === null).length
  const stale = looks.filter((look) => look.staleOn !== null && look.staleOn <= at).length
  return { kind, tool, known: looks.length, reported: looks.length - stale - never, stale, never }
}

/** Earliest first, none before all; then by name, so that the order is the same each time. */
function byTime(field: 'lastSeen' | 'staleOn') {
  return (a: PopulationLook, b: PopulationLook) =>
    compare(a[field] ?? '', b[field] ?? '') ||
    compare(a.asset.name, b.asset.name) ||
    compare(a.asset.id + (a.tool ?? ''), b.asset.id + (b.tool ?? ''))
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0
}
