import { CHECKS } from './identity'
import type { Run } from './printed'
import { titleKey } from './title'

/** One edition of the tool: a set of ids and titles. Two editions print the version 1.6.0. */
export interface Edition {
  /** As in `docker-bench-history.json`, e.g. `1.6.0 (master 2024-10)`. */
  name: string
  /** Checks of a run without options, in printed order: id, check's name, key of its title. */
  checks: EditionCheck[]
  /** Checks that it has, but runs only when asked (`-c all`). */
  optional: EditionCheck[]
}

interface EditionCheck {
  id: string
  name: string
  key: string
  /** Id and key, as results are looked up by. */
  pair: string
}

/** All editions, oldest first. */
export const EDITIONS: readonly Edition[] = editions()

const FLAT_EDITION = '1.3.4'
/** Editions whose log has no `Checks:` line at its end. */
const WITHOUT_END = new Set(['1.1.0', '1.2.0', '1.3.0', '1.3.1', '1.3.2', '1.3.3'])

/** True when a log of this edition shows by its last line that the run came to its end. */
export function printsEnd({ name }: Edition): boolean {
  return !WITHOUT_END.has(name)
}

/**
 * The edition whose (id, title) pairs match a run best, among those that print its version where it prints one.
 * When several match alike (1.3.0 to 1.3.2 do), one that prints its end as the run did (1.3.3 and 1.3.4 differ in
 * nothing else), then the newest; undefined when none matches at all.
 */
export function editionOf({ version, results, checks }: Run): Edition | undefined {
  const sameVersion = EDITIONS.filter(({ name }) => name === version || name.startsWith(`${version} `))
  const candidates = sameVersion.length > 0 ? sameVersion : EDITIONS
  const end = checks !== undefined
  if (results.some(({ title }) => title === undefined)) {
    return sameVersion.at(-1) ?? EDITIONS.find(({ name }) => name === FLAT_EDITION)
  }
  const printed = new Set(results.map(({ id, title = '' }) => pairOf(id, titleKey(title))))
  let best: Edition | undefined
  let most = 0
  for (const edition of candidates) {
    let matches = printsEnd(edition) === end ? 0.5 : 0
    for (const { pair } of edition.checks) if (printed.has(pair)) matches += 1
    for (const { pair } of edition.optional) if (printed.has(pair)) matches += 1
    if (matches >= 1 && matches >= most) {
      best = edition
      most = matches
    }
  }
  return best ?? sameVersion.at(-1)
}

/** Short word of an edition for profiles and headers, e.g. `1.6.0-master-2024-10`. */
export function editionWord(name: string): string {
  return name.replace(/[^0-9A-Za-z.]+/g, '-').replace(/-$/, '')
}

function checkOf(id: string, name: string, title: string): EditionCheck {
  const key = titleKey(title)
  return { id, name, key, pair: pairOf(id, key) }
}

function pairOf(id: string, key: string): string {
  return `${id}\n${key}`
}

function editions(): Edition[] {
  const byName = new Map<string, Edition>()
  for (const { name, editions } of CHECKS) {
    for (const { edition, id, title } of editions) {
      const entry = byName.get(edition) ?? { name: edition, checks: [], optional: [] }
      byName.set(edition, entry)
      entry.checks.push(checkOf(id, name, title))
    }
  }
  for (const { checks } of byName.values()) checks.sort((a, b) => compareIds(a.id, b.id))
  const oldestFirst = [...byName.values()].sort((a, b) => compareIds(a.name, b.name))
  const newest = oldestFirst.at(-1)
  for (const { name, title, printedId: id, editions } of CHECKS) {
    const optional = id !== null && !editions.some(({ edition }) => edition === newest?.name)
    if (optional) newest?.optional.push(checkOf(id, name, title))
  }
  return oldestFirst
}

/** Orders ids and versions by their numbers: 1.9 before 1.10, `1.6.0` before `1.6.0 (master …)`. */
function compareIds(a: string, b: string): number {
  return a.localeCompare(b, 'en', { numeric: true })
}
