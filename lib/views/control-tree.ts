import type { Scope } from '@/lib/access/keys'
import type { Catalogue } from '@/lib/core/framework'
import { searchControls } from '@/lib/core/search-controls'
import { inTenant } from '@/lib/store/in-tenant'
import { assessmentDto } from './assessment-dto'
import type { ControlRowDto, ControlTreeDto } from './control.schema'
import { controlRows } from './control-rows'
import { determinationContext } from './determination-dto'
import type { Stood } from './judged'
import { oneStood } from './one-stood'
import { type TimesQuery, timesOf } from './times'

export interface ControlTreeQuery extends TimesQuery {
  /** A printed number, or words of a title or summary in either language. */
  q?: string | undefined
}

/**
 * All controls of an assessment with both verdicts, in the order of the standard. With `q`, what matches and the groups
 * above it, and hints where another edition gives the number to something else.
 * @throws NotFound
 */
export async function controlTree(
  scope: Scope,
  id: string,
  query: ControlTreeQuery = {},
  now: Date = new Date(),
): Promise<ControlTreeDto> {
  const times = timesOf(query, now)
  return inTenant(scope, async (tx) => {
    const judged = await oneStood(tx, id, times)
    const context = await determinationContext(tx, judged.determinations, { ...judged, times })
    const assessment = assessmentDto(judged, times)
    const items = controlRows(judged, context)
    if (query.q === undefined || query.q.trim() === '') return { assessment, items, next_cursor: null }
    return { assessment, next_cursor: null, ...found(judged, items, query.q) }
  })
}

function found({ catalogue, framework }: Stood, items: readonly ControlRowDto[], query: string) {
  const search = searchControls({ catalogue, frameworkIds: [framework.id], query, limit: items.length })
  const byId = new Map(items.map((item) => [item.control, item]))
  const shown = new Set<string>()
  for (const { control } of search.hits) {
    for (let up: string | null = control.id; up !== null; up = byId.get(up)?.parent ?? null) shown.add(up)
  }
  return {
    items: items.filter((item) => shown.has(item.control)),
    hints: search.hints.map((hint) => hintDto(hint, catalogue)),
  }
}

type Hint = ReturnType<typeof searchControls>['hints'][number]

function hintDto(hint: Hint, catalogue: Catalogue): NonNullable<ControlTreeDto['hints']>[number] {
  const { id, version, title } = hint.otherEdition
  const edition = catalogue.frameworkById.get(id)?.title ?? { en: id, zh: id }
  return {
    ref: hint.ref,
    other_edition: { framework: id, version, edition, title },
    here: hint.here.map((one) => ({ control: one.id, ref: one.ref, title: one.title })),
    own: hint.own ? { control: hint.own.id, title: hint.own.title } : null,
  }
}
