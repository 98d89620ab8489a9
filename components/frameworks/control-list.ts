import type { FrameworkDetailDto } from '@/lib/views/framework.schema'

export type ListedControl = FrameworkDetailDto['controls'][number]

/** What the list of controls is narrowed to; all of it is in the address. */
export interface ControlFilter {
  kind?: string | undefined
  provenance?: string | undefined
  /** A control, or a group with all below it. */
  at?: string | undefined
  /** A number, or words of a title in either language. */
  q?: string | undefined
}

/** The controls that fit, in printed order; groups stand above theirs only while nothing is filtered but a place. */
export function listedControls(controls: readonly ListedControl[], filter: ControlFilter): ListedControl[] {
  const { kind, provenance, at } = filter
  const q = filter.q?.normalize('NFKC').trim().toLowerCase() ?? ''
  const below = at ? within(controls, at) : null
  return controls.filter((control) => {
    if (below && !below.has(control.control)) return false
    if ((kind || provenance || q) && control.kind === 'group') return false
    if (kind && control.assessment !== kind) return false
    if (provenance && (control.kind !== 'control' || control.provenance !== provenance)) return false
    const words = `${control.ref} ${control.control} ${control.title.zh} ${control.title.en}`.toLowerCase()
    return q === '' || words.includes(q)
  })
}

/** Parents stand before their children, so one walk finds all of them. */
function within(controls: readonly ListedControl[], at: string): Set<string> {
  const found = new Set([at])
  for (const { control, parent } of controls) if (parent !== null && found.has(parent)) found.add(control)
  return found
}
