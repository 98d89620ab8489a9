import { checkName, slug } from './check'

/** How much of a safeguard a check decides: all of it, or one of several inputs that must all pass. */
export type SafeguardRelation = 'direct' | 'partly'

/** One check of a tool, over all editions of the tool that print it. */
export interface ToolCheck {
  /** Stable name, e.g. `docker-bench/ensure-that-privileged-containers-are-not-used`. */
  name: string
  /** Canonical title: that of the newest edition which has the check. */
  title: string
  /** Id in the newest edition; null when that edition no longer has the check. It never identifies the check. */
  printedId: string | null
  /** Under which id and title each edition prints it. */
  editions: { edition: string; id: string; title: string }[]
  safeguards: { id: string; relation: SafeguardRelation }[]
  /** Recommendation of the CIS Docker Benchmark 1.6.0 that the check tests. */
  cisDocker?: string
}

interface SafeguardData {
  id: string
  relation: string
}

/** Shape of `frameworks/tools/docker-bench.json` (schema `plimsoll.tool-checks/1`), as far as it is read here. */
export interface ToolChecksData {
  checks: { id: string; title: string; cis_docker: string | null; safeguards: SafeguardData[] }[]
}

/** Shape of `frameworks/tools/docker-bench-history.json` (schema `plimsoll.tool-checks-history/1`). */
export interface ToolChecksHistoryData {
  editions: {
    edition: string
    checks: { id: string; title: string; same_as: string | null; safeguards?: SafeguardData[] }[]
  }[]
}

const TOOL = 'docker-bench'

/**
 * All checks of docker-bench-security, current and past, each with the safeguards it speaks of. A check of an
 * old edition is the check its `same_as` names; one without successor keeps its own title and safeguards.
 * @throws Error when the data files contradict each other (dangling `same_as`, two checks of one name, unknown relation).
 */
export function dockerBenchChecks(current: ToolChecksData, history: ToolChecksHistoryData): ToolCheck[] {
  const byName = new Map<string, ToolCheck>()
  const byCurrentId = new Map<string, ToolCheck>()

  for (const data of current.checks) {
    const check: ToolCheck = {
      name: checkName(TOOL, slug(data.title)),
      title: data.title,
      printedId: data.id,
      editions: [],
      safeguards: data.safeguards.map(safeguard),
      ...(data.cis_docker ? { cisDocker: data.cis_docker } : {}),
    }
    if (byName.has(check.name) || byCurrentId.has(data.id))
      throw new Error(`two checks are ${data.id} ${check.name}`)
    byName.set(check.name, check)
    byCurrentId.set(data.id, check)
  }

  for (const { edition, checks } of history.editions) {
    for (const data of checks) {
      const check = data.same_as === null ? retired(byName, data) : byCurrentId.get(data.same_as)
      if (!check) throw new Error(`${edition} ${data.id}: same_as ${data.same_as} is not a current check`)
      check.editions.push({ edition, id: data.id, title: data.title })
    }
  }
  return [...byName.values()]
}

/** The check without successor that `data` prints, made when first met; later editions of it share the entry. */
function retired(
  byName: Map<string, ToolCheck>,
  data: ToolChecksHistoryData['editions'][number]['checks'][number],
): ToolCheck {
  const name = checkName(TOOL, slug(data.title))
  const known = byName.get(name)
  if (known && known.printedId === null) return known
  if (known) throw new Error(`${data.id} ${data.title}: has a successor of the same title, yet no same_as`)
  const check: ToolCheck = {
    name,
    title: data.title,
    printedId: null,
    editions: [],
    safeguards: (data.safeguards ?? []).map(safeguard),
  }
  byName.set(name, check)
  return check
}

function safeguard({ id, relation }: SafeguardData): ToolCheck['safeguards'][number] {
  if (relation !== 'direct' && relation !== 'partly') throw new Error(`${id}: unknown relation ${relation}`)
  return { id, relation }
}
