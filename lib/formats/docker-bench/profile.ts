import { checkKey } from '../../core/check'
import type { ReportedCheck } from '../../core/report'
import { type Edition, editionWord } from './edition'

/** Ids that the flat shape never prints, or prints only when they fail. */
const NOT_IN_FLAT = new Set(['5.6', '6.1'])
/** A longer list of checks is told by its beginning and a hash of the whole. */
const LONGEST = 160

export interface ProfileInput {
  edition: Edition | undefined
  /** The checks that have a result. */
  checks: ReportedCheck[]
  complete: boolean
  /** True when some checks list only a part of their items (`-n`). */
  partial: boolean
  /** True when the report says that no container was running, so that section 5 was skipped. */
  noContainers: boolean
  flat: boolean
}

interface Chosen {
  id: string
  name: string
}

/**
 * Profile of a run: its edition, and what was selected by `-c` or `-e` where it was not everything. Examples:
 * `1.6.0-master-2024-10`, `…:no-containers`, `…:4,5` (these sections only), `…:2.2` (this check only), `…:-1,6.2` (all but
 * these), `…:+8,C` (also these), `…:partial`, `…:incomplete`. Runs that looked at different things do not share a profile.
 */
export function profileOf({ edition, checks, complete, partial, noContainers, flat }: ProfileInput): string {
  const names = new Set(checks.map(({ name }) => name))
  const ofEdition = edition?.checks ?? []
  const printed = ofEdition.filter(({ name }) => names.has(name))
  const expected = ofEdition.filter(({ id, name }) => {
    if (names.has(name)) return true
    return !(flat && NOT_IN_FLAT.has(id)) && !(noContainers && section(id) === '5')
  })
  const missing = expected.filter(({ name }) => !names.has(name))
  const known = new Set(ofEdition.map(({ name }) => name))
  const extra = checks
    .filter(({ name }) => !known.has(name))
    .map(({ name, printedId = '?' }) => ({ id: printedId, name }))

  const parts = [edition ? editionWord(edition.name) : 'unknown']
  if (missing.length > 0) {
    const only = selection(printed, ofEdition)
    const without = `-${selection(missing, expected)}`
    parts.push(only.length <= without.length ? only : without)
  }
  if (extra.length > 0) parts.push(`+${selection(extra, [...(edition?.optional ?? []), ...extra])}`)
  if (noContainers) parts.push('no-containers')
  if (partial) parts.push('partial')
  if (!complete) parts.push('incomplete')
  return shortened(parts.filter((part) => part !== '').join(':'))
}

/** Ids of the chosen checks in the order of `all`; a section's number where all of the section are chosen. */
function selection(chosen: Chosen[], all: Chosen[]): string {
  const names = new Set(chosen.map(({ name }) => name))
  const sections = new Map<string, { ids: Set<string>; whole: boolean }>()
  for (const { id, name } of all) {
    const entry = sections.get(section(id)) ?? { ids: new Set(), whole: true }
    sections.set(section(id), entry)
    if (names.has(name)) entry.ids.add(id)
    else entry.whole = false
  }
  return [...sections].flatMap(([number, { ids, whole }]) => (whole ? [number] : [...ids])).join(',')
}

function section(id: string): string {
  return (id.split('.')[0] ?? '').toUpperCase()
}

function shortened(profile: string): string {
  if (profile.length <= LONGEST) return profile
  return `${profile.slice(0, LONGEST)}~${checkKey(profile).slice(0, 8)}`
}
