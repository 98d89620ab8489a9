import { edgesAtLevel } from '../edges-at-level'
import { edgesOf } from '../edges-of'
import type { Catalogue, FrameworkFamily } from '../framework'
import { withinPatchTime } from '../patch-clock'
import { rowsOfBits } from '../result-bits'
import type { ControlAssessment } from '../verdict'
import { standingPlaces } from './places'
import { bitOfCode } from './standing'
import type { StandingAsset } from './standing-asset'

/** A counted safeguard of a control: its place, and the months that the control gives to patch. */
interface Counted {
  place: number
  months: number | undefined
}

/**
 * Controls with the assets that their counted safeguards concern, those of which nothing counted is left open, and when the first of
 * the evidence grows stale: what `assessControl` says over the rows of every asset.
 * @param staleOn of a tool's look, from when it is stale; milliseconds
 */
export function withControlCoverage(
  controls: readonly ControlAssessment[],
  assets: readonly StandingAsset[],
  {
    catalogue,
    frameworkId,
    family,
    at,
    staleOn,
  }: {
    catalogue: Catalogue
    frameworkId: string
    family: FrameworkFamily
    /** ISO instant. */
    at: string
    staleOn: (looked: number, tool: string) => number
  },
): ControlAssessment[] {
  const groups = groupsOf(assets, staleOn)
  const { safeguards, recommendations } = standingPlaces(catalogue)
  const isOpen = openness(at)
  return controls.map((one) => {
    const edges = edgesAtLevel(edgesOf(catalogue, frameworkId, one.control.id), one.control)
    const counted = one.why.flatMap((entry, i): Counted[] => {
      const place = family === 'cis' ? recommendations.get(one.control.id) : safeguards.get(entry.safeguard)
      return entry.counted && place !== undefined ? [{ place, months: edges[i]?.patch_within?.months }] : []
    })
    const { staleOn: _, ...rest } = one
    return { ...rest, ...countedOver(groups, counted, isOpen) }
  })
}

interface Group {
  standing: StandingAsset['standing']
  assets: number
  /** By the number of a set of looks: when the first of them, of any of the assets, is stale. */
  staleOn: number[]
}

function groupsOf(
  assets: readonly StandingAsset[],
  staleOn: (looked: number, tool: string) => number,
): Group[] {
  const groups = new Map<StandingAsset['standing'], { assets: number; first: number[] }>()
  for (const { standing, looked } of assets) {
    const group = groups.get(standing)
    if (!group) groups.set(standing, { assets: 1, first: [...looked] })
    else {
      group.assets += 1
      looked.forEach((at, kind) => {
        group.first[kind] = Math.min(group.first[kind] ?? at, at)
      })
    }
  }
  return [...groups].map(([standing, { assets: n, first }]) => {
    const kinds = standing.kinds.map(({ tool }, kind) => staleOn(first[kind] ?? 0, tool))
    const ends = standing.sets.map((set) =>
      Math.min(...set.map((kind) => kinds[kind] ?? Number.POSITIVE_INFINITY)),
    )
    return { standing, assets: n, staleOn: ends }
  })
}

type IsOpen = (code: number, clock: number, months: number | undefined) => boolean

function countedOver(groups: readonly Group[], counted: readonly Counted[], isOpen: IsOpen) {
  let [concerned, open, first] = [0, 0, Number.POSITIVE_INFINITY]
  for (const { standing, assets, staleOn } of groups) {
    let [concerns, opens] = [false, false]
    for (const { place, months } of counted) {
      const code = standing.codes[place] ?? 0
      if (code === 0) continue
      concerns = true
      opens ||= isOpen(code, standing.clocks.get(place) ?? 0, months)
      first = Math.min(first, staleOn[standing.rests[place] ?? 0] ?? Number.POSITIVE_INFINITY)
    }
    if (concerns) concerned += assets
    if (opens) open += assets
  }
  return {
    coverage: { assessed: concerned - open, in_scope: concerned },
    ...(Number.isFinite(first) ? { staleOn: new Date(first).toISOString() } : {}),
  }
}

/** Whether a code leaves the matter open, for a control that gives so many months to patch. */
function openness(at: string): IsOpen {
  const isOpen = (code: number, clock: number, months: number | undefined) =>
    rowsOfBits('', bitOfCode(code), clock).some(
      (row) => (months ? withinPatchTime(row, months, at) : row).result === 'not_assessed',
    )
  // Most codes leave no time to patch: asked some ten thousand times of a large fleet.
  const byCode: boolean[] = []
  const byClock = new Map<string, boolean>()
  return (code, clock, months) => {
    if (clock === 0 || !months) {
      byCode[code] ??= isOpen(code, 0, undefined)
      return byCode[code]
    }
    const key = `${code} ${clock} ${months}`
    const open = byClock.get(key) ?? isOpen(code, clock, months)
    byClock.set(key, open)
    return open
  }
}
