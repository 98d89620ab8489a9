import type { Bilingual, Catalogue, Control, Crosswalk, Framework } from './framework'

/** "In edition X this number is *title*; here that is Y." */
export interface RenumberedHint {
  frameworkId: string
  /** The number as asked for. */
  ref: string
  /** The other edition that gives the number to something else; `id` may be the framework's own (CIS). */
  otherEdition: { id: string; version: string; title: Bilingual | null }
  /** Where that is found in this framework. */
  here: { id: string; ref: string; title: Bilingual }[]
  /** What this framework itself calls by the number, if anything. */
  own: { id: string; title: Bilingual } | null
}

const same = (ref: string, query: string) => ref.toLowerCase() === query

function byRef(framework: Framework, query: string): Control | undefined {
  return framework.controls.find(
    (one) => one.kind !== 'group' && (same(one.id, query) || same(one.ref, query)),
  )
}

/** Links that lead from the asked number of the other edition into this one. */
function leading(crosswalk: Crosswalk, framework: Framework, query: string): string[] | null {
  // A cross-walk between two editions under one id: ours is the one it starts from.
  if (crosswalk.from === crosswalk.to) {
    if (crosswalk.from !== framework.id) return null
    return crosswalk.links.filter((link) => same(link.to, query)).map((link) => link.from)
  }
  if (crosswalk.to !== framework.id) return null
  return crosswalk.links.filter((link) => same(link.from, query)).map((link) => link.to)
}

/**
 * Hints for a number that another edition of the framework gives to something else, read from the cross-walks: PCI DSS 3.2.1's
 * 2.2.1 (one primary function) is 4.0.1's 2.2.3, while 4.0.1's own 2.2.1 asks for configuration standards.
 * @param query normalised (lower case, trimmed)
 */
export function renumbered(catalogue: Catalogue, framework: Framework, query: string): RenumberedHint[] {
  return catalogue.crosswalks.flatMap((crosswalk) => {
    const targets = leading(crosswalk, framework, query)
    if (!targets || targets.length === 0 || targets.every((id) => same(id, query))) return []
    const twin = crosswalk.from === crosswalk.to
    const other = twin ? undefined : catalogue.frameworkById.get(crosswalk.from)
    const there = other && byRef(other, query)
    const own = byRef(framework, query)
    return [
      {
        frameworkId: framework.id,
        ref: there?.ref ?? query,
        otherEdition: {
          id: crosswalk.from,
          version: other?.version ?? crosswalk.to_version ?? '',
          title: there?.title ?? null,
        },
        here: [...new Set(targets)].flatMap((id) => {
          const control = framework.controls.find((one) => one.id === id)
          return control ? [{ id, ref: control.ref, title: control.title }] : []
        }),
        own: own ? { id: own.id, title: own.title } : null,
      },
    ]
  })
}
