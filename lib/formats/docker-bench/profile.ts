import { type Edition, editionWord } from './edition'
import type { Run } from './printed'

/** Ids that the flat shape never prints or prints only when they fail. */
const NOT_IN_FLAT = new Set(['5.6', '6.1'])

export interface ProfileInput {
  run: Run
  edition: Edition | undefined
  /** Names of the checks that have a result. */
  names: ReadonlySet<string>
  complete: boolean
  /** True when the report says that no container was running, so that section 5 was skipped. */
  noContainers: boolean
}

/**
 * Profile of a run: its edition, and what was selected by `-c` or `-e` where it was not everything. Examples:
 * `1.6.0-master-2024-10`, `…:no-containers`, `…:4,5` (these sections only), `…:2.2` (this check only), `…:-1,6.2` (all but
 * these), `…:+8,C` (also these), `…:incomplete`. Runs that looked at different things never share a profile.
 */
export function profileOf({ run, edition, names, complete, noContainers }: ProfileInput): string {
  if (!edition) return complete ? 'unknown' : 'unknown:incomplete'
  const flat = run.results.some(({ said }) => said.shape === 'flat')
  const printed = edition.checks.filter(({ name }) => names.has(name))
  const expected = edition.checks.filter(({ id, name }) => {
    if (names.has(name)) return true
    return !(flat && NOT_IN_FLAT.has(id)) && !(noContainers && section(id) === '5')
  })
  const missing = expected.filter(({ name }) => !names.has(name))
  const ofEdition = new Set(edition.checks.map(({ name }) => name))
  const extra = run.results.filter(({ id }) => id !== '' && !edition.checks.some((check) => check.id === id))
  const more = [...names].some((name) => !ofEdition.has(name))
    ? [...new Set(extra.map(({ id }) => section(id)))]
    : []

  const parts = [editionWord(edition.name)]
  if (missing.length > 0) {
    const only = selection(printed, edition.checks)
    const without = `-${selection(missing, expected)}`
    parts.push(only.length <= without.length ? only : without)
  }
  if (more.length > 0) parts.push(`+${more.sort().join(',')}`)
  if (noContainers) parts.push('no-containers')
  if (!complete) parts.push('incomplete')
  return parts.filter((part) => part !== '').join(':')
}

/** Ids of the chosen checks, a section's number where all of the section are chosen. */
function selection(chosen: Edition['checks'], all: Edition['checks']): string {
  const sections = [...new Set(chosen.map(({ id }) => section(id)))]
  return sections
    .flatMap((of) => {
      const ids = chosen.filter(({ id }) => section(id) === of).map(({ id }) => id)
      return ids.length === all.filter(({ id }) => section(id) === of).length ? [of] : ids
    })
    .join(',')
}

function section(id: string): string {
  return (id.split('.')[0] ?? '').toUpperCase()
}
