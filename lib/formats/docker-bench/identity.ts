import currentData from '../../../frameworks/tools/docker-bench.json'
import historyData from '../../../frameworks/tools/docker-bench-history.json'
import { checkKey, checkName, slug } from '../../core/check'
import type { ReportedCheck } from '../../core/report'
import { dockerBenchChecks, type ToolCheck } from '../../core/tool-checks'
import { cleanTitle, titleKey } from './title'

/** Every check that any edition of docker-bench prints. */
export const CHECKS: readonly ToolCheck[] = dockerBenchChecks(currentData, historyData)

const names = new Set(CHECKS.map(({ name }) => name))
const byTitle = new Map<string, ToolCheck>()
const byEditionAndId = new Map<string, { check: ToolCheck; title: string }>()
for (const check of CHECKS) {
  byTitle.set(titleKey(check.title), check)
  for (const { edition, id, title } of check.editions) {
    byTitle.set(titleKey(title), check)
    byEditionAndId.set(`${edition}\n${id}`, { check, title: cleanTitle(title) })
  }
}

/** Unknown names longer than this end in a hash instead. */
const LONGEST_SLUG = 120

/** True when some edition has a check of this title, in whatever wording of suffixes. */
export function isKnownTitle(printed: string): boolean {
  return byTitle.has(titleKey(printed))
}

/**
 * The check a result is of: by its title, never by its bare id. Only where no title is printed (flat shape) the id
 * decides, within the edition. A check that no edition knows is kept under a name of its own with `known: false`.
 */
export function identify(
  printed: { id: string; title?: string },
  edition: string | undefined,
): ReportedCheck {
  const printedId = printed.id === '' ? {} : { printedId: printed.id }
  if (printed.title !== undefined) {
    const title = cleanTitle(printed.title)
    const check = byTitle.get(titleKey(title))
    if (check) return { name: check.name, title, ...printedId, known: true }
    return { name: unknownName(title), title, ...printedId, known: false }
  }
  const found = byEditionAndId.get(`${edition}\n${printed.id}`)
  if (found) return { name: found.check.name, title: found.title, ...printedId, known: true }
  const title = `Check ${printed.id}`
  return { name: unknownName(title), title, ...printedId, known: false }
}

/** A name for a title that no edition has; what a slug cannot tell apart (other scripts, great length), a hash does. */
function unknownName(title: string): string {
  const readable = slug(title)
  const lossy = readable === '' || readable.length > LONGEST_SLUG || /[^\p{ASCII}]/u.test(title)
  if (!lossy && !names.has(checkName('docker-bench', readable))) return checkName('docker-bench', readable)
  const hash = checkKey(`docker-bench title ${title}`).slice(0, 8)
  return checkName(
    'docker-bench',
    [readable.slice(0, LONGEST_SLUG), hash].filter((part) => part !== '').join('-'),
  )
}
