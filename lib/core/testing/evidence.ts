import { checkKey } from '../check'
import type { CatalogueCheck, Relation, Safeguard } from '../framework'
import type { AssetKind, Result } from '../report'
import type { AssetSafeguard, CoverageAt, SafeguardResult, ScopedAsset, StateAt, WhyEntry } from '../verdict'

/** Builders for tests of assessing: short names, sensible defaults, one instant that everything is seen from. */

export const AT = '2026-06-01T00:00:00Z'
export const FRESH = '2026-07-01T00:00:00Z'
export const STALE = '2026-05-01T00:00:00Z'
export const SEEN = '2026-04-01T00:00:00Z'
const WORDS = { en: 'x', zh: 'x' }

export function asset(id: string, kind: AssetKind = 'host'): ScopedAsset {
  return { id, kind, name: id, labels: {} }
}

export function check(
  name: string,
  safeguards: Record<string, Relation>,
  more: Partial<CatalogueCheck> = {},
) {
  const tool = name.split('/')[0] ?? ''
  const made: CatalogueCheck = {
    key: checkKey(name),
    name,
    tool,
    title: name,
    printedId: name,
    editions: [],
    safeguards: Object.entries(safeguards).map(([id, relation]) => ({ id, relation })),
    aliasKeys: [],
    kinds: ['host'],
    group: tool,
    ...more,
  }
  return made
}

export function safeguard(id: string, more: Partial<Safeguard> = {}): Safeguard {
  return {
    id,
    domain: 'host',
    title: WORDS,
    why: WORDS,
    evidence: 'automated',
    combine: 'all',
    scored: true,
    checks: {},
    no_control: {},
    kinds: ['host'],
    ...more,
  }
}

export function state(assetId: string, checkName: string, result: Result, subject = ''): StateAt {
  return {
    assetId,
    checkKey: checkKey(checkName),
    subject,
    result,
    detail: '',
    since: SEEN,
    submissionId: 'sub',
    at: { from: 0, to: 1 },
  }
}

export function covered(assetId: string, checkNames: string[], more: Partial<CoverageAt> = {}): CoverageAt {
  return {
    assetId,
    tool: 'tool',
    profile: 'default',
    checkKeys: new Set(checkNames.map(checkKey)),
    observedAt: SEEN,
    submissionId: 'sub',
    staleOn: FRESH,
    ...more,
  }
}

export function row(
  assetId: string,
  result: SafeguardResult,
  more: Partial<AssetSafeguard> = {},
): AssetSafeguard {
  return { assetId, safeguardId: 's', result, inputs: [], ...more }
}

export function why(safeguardId: string, result: SafeguardResult, more: Partial<WhyEntry> = {}): WhyEntry {
  return {
    safeguard: safeguardId,
    strength: 'partial',
    onFail: 'gap',
    counted: true,
    rationale: WORDS,
    result,
    assets: [],
    ...more,
  }
}
