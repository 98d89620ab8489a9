import type { Catalogue, Control, Framework } from './framework'
import { type RenumberedHint, renumbered } from './renumbered'

export interface SearchControlsInput {
  catalogue: Catalogue
  /** Absent: all. */
  frameworkIds?: readonly string[]
  query: string
  /** Most hits; 50 when absent. */
  limit?: number
}

export interface ControlHit {
  frameworkId: string
  control: Control
  /** Where the query was found. */
  matched: 'ref' | 'ref_prefix' | 'title' | 'summary'
}

export interface ControlSearch {
  hits: ControlHit[]
  /** The number means something else in another edition. */
  hints: RenumberedHint[]
  /** Hits beyond `limit`. */
  more: number
}

const ORDER: readonly ControlHit['matched'][] = ['ref', 'ref_prefix', 'title', 'summary']

/** Full-width forms become plain (NFKC), case and outer space do not count. */
const normalised = (text: string) => text.normalize('NFKC').toLowerCase().trim()

function matchOf(control: Control, query: string): ControlHit['matched'] | null {
  const refs = [control.id, control.ref, ...control.levels.map((one) => one.ref)].map(normalised)
  if (refs.includes(query)) return 'ref'
  if (refs.some((ref) => ref.startsWith(`${query}.`) || ref.startsWith(`${query} `))) return 'ref_prefix'
  const words = query.split(/\s+/)
  const title = normalised(`${control.title.en} ${control.title.zh}`)
  if (words.every((word) => title.includes(word))) return 'title'
  const summaries = [control.summary, ...control.levels.map((one) => one.summary ?? null)]
  const text = normalised(summaries.map((one) => (one ? `${one.en} ${one.zh}` : '')).join(' '))
  return words.every((word) => `${title} ${text}`.includes(word)) ? 'summary' : null
}

function hitsOf(framework: Framework, query: string): ControlHit[] {
  return framework.controls.flatMap((control) => {
    if (control.kind === 'group') return []
    const matched = matchOf(control, query)
    return matched ? [{ frameworkId: framework.id, control, matched }] : []
  })
}

/**
 * Controls by printed number (of any level), title or summary in either language; best matches first, then by
 * framework and printed order. An exact number that another edition gives to something else comes with a hint, read from
 * the cross-walks. An empty query finds nothing.
 */
export function searchControls(input: SearchControlsInput): ControlSearch {
  const query = normalised(input.query)
  if (query === '') return { hits: [], hints: [], more: 0 }
  const wanted = input.frameworkIds && new Set(input.frameworkIds)
  const frameworks = input.catalogue.frameworks.filter((one) => !wanted || wanted.has(one.id))
  const all = frameworks.flatMap((framework) => hitsOf(framework, query))
  // Array.prototype.sort is stable: printed order stays within a rank.
  all.sort((a, b) => ORDER.indexOf(a.matched) - ORDER.indexOf(b.matched))
  const limit = input.limit ?? 50
  return {
    hits: all.slice(0, limit),
    hints: frameworks.flatMap((framework) => renumbered(input.catalogue, framework, query)),
    more: Math.max(0, all.length - limit),
  }
}
