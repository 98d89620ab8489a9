import type { AssetLook, Look } from './asset-look'
import { checkResult } from './check-result'
import type { CatalogueCheck, Relation, Safeguard } from './framework'
import type { SafeguardInput, ScopedAsset, StateAt } from './verdict'

function relationTo(check: CatalogueCheck, safeguardId: string): Relation {
  return check.safeguards.find((s) => s.id === safeguardId)?.relation ?? 'direct'
}

function inEdition(check: CatalogueCheck, editions: ReadonlySet<string> | null): boolean {
  return editions === null || check.editions.length === 0 || check.editions.some((e) => editions.has(e))
}

/** The look that decides an input: at the check itself, or at what its age is measured by. */
function lookAt(check: CatalogueCheck, look: AssetLook): Look | undefined {
  const own = look.byCheck.get(check.key)
  if (own || !check.freshLookOf) return own
  const looks = check.freshLookOf.flatMap((word) => look.byWord.get(word) ?? [])
  return looks.find((one) => one.fresh) ?? looks[0]
}

function isExpected(check: CatalogueCheck, look: AssetLook): boolean {
  const decided = lookAt(check, look)
  const group = look.byGroup.get(check.group)
  if (decided?.fresh) return true
  // The tool's newer edition no longer has the check: an old look at it must not stay stale for ever.
  if (decided) return !(group?.fresh && !inEdition(check, group.editions))
  return group !== undefined && inEdition(check, group.editions)
}

function absent(check: CatalogueCheck, safeguardId: string, look?: Look): SafeguardInput {
  const input: SafeguardInput = {
    checkKey: check.key,
    checkName: check.name,
    relation: relationTo(check, safeguardId),
    result: 'absent',
    states: [],
  }
  if (!look) return input
  const { submissionId, observedAt, staleOn } = look.coverage
  return { ...input, submissionId, observedAt, staleOn }
}

/**
 * The checks that have a say in one safeguard on one asset, with what they say; null when the safeguard does
 * not concern the asset.
 *
 * An input counts
 *  - when a report of the asset covered the check: fresh, or stale; a stale one drops out only when a later,
 *    fresh report is of an edition of the tool that no longer has the check;
 *  - when no report covered it, but a report touched its group (what the tool prints together) in an edition that
 *    has the check: then it was to be looked at and was not. So the container checks of docker-bench, which prints
 *    no section 5 when no container runs, stay *never looked at* and never pass, and a run of single checks
 *    never passes a safeguard of many. Enterprise and community checks are groups of their own: a default run
 *    does not touch them, so they are not missed.
 * Where no report has touched anything of the safeguard, every check that judges this kind of asset is absent,
 * provided that the safeguard speaks of this kind of asset.
 */
export function safeguardInputs(
  asset: ScopedAsset,
  safeguard: Safeguard,
  checks: readonly CatalogueCheck[],
  look: AssetLook,
  statesOf: (checkKey: string) => readonly StateAt[],
): SafeguardInput[] | null {
  const expected = checks.filter((check) => isExpected(check, look))
  if (expected.length === 0) {
    if (!safeguard.kinds.includes(asset.kind)) return null
    const judging = checks.filter((check) => check.kinds.includes(asset.kind))
    return judging.length === 0 ? null : judging.map((check) => absent(check, safeguard.id))
  }
  return expected.map((check) => {
    const decided = lookAt(check, look)
    const input = absent(check, safeguard.id, decided)
    if (!decided?.fresh) return input
    const states = [check.key, ...check.aliasKeys].flatMap((key) => statesOf(key))
    const result = checkResult(states)
    // A list cut short proves what it names; that the rest passes it does not say.
    const cut = decided.partial && (result === 'pass' || result === 'not_applicable')
    // What nobody waits for and only indicates has no say in whether the safeguard applies.
    const aside = check.kinds.length === 0 && input.relation === 'indicates' && result === 'not_applicable'
    return {
      ...input,
      result: cut || aside ? 'not_checked' : result,
      states,
      ...(decided.partial ? { partial: true } : {}),
    }
  })
}
