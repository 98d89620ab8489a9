import type { Scope } from '@/lib/access/keys'
import { NotFound } from '@/lib/core/errors'
import { inTenant } from '@/lib/store/in-tenant'
import { evidenceOf } from '@/lib/store/submissions/evidence-of'
import { assessmentDto } from './assessment-dto'
import type { ControlDetailDto, ControlRowDto } from './control.schema'
import { controlRows } from './control-rows'
import { crosswalkLinks } from './crosswalk-dto'
import { determinationContext, determinationDto } from './determination-dto'
import { judgedControl } from './judged-control'
import { oneStood } from './one-stood'
import { type TimesQuery, timesOf } from './times'
import { verdictWords } from './verdict-words'
import { submissionsOf, whySafeguard } from './why-dto'

/**
 * One control of an assessment with the whole why: rationale, safeguards, checks, affected subjects with the exact place
 * in the evidence, every determination, cross-walks, and its neighbours in the standard.
 * @throws NotFound also for a group, a clause, or a control of another level
 */
export async function controlDetail(
  scope: Scope,
  id: string,
  controlId: string,
  query: TimesQuery = {},
  now: Date = new Date(),
): Promise<ControlDetailDto> {
  const times = timesOf(query, now)
  return inTenant(scope, async (tx) => {
    const judged = await oneStood(tx, id, times)
    const { control: own, assets: inScope } = await judgedControl(tx, judged, controlId, times)
    const { catalogue, framework, family } = judged
    const context = await determinationContext(tx, judged.determinations, { catalogue, family, times })
    const evidence = await evidenceOf(tx, submissionsOf(own.why))
    const assets = new Map(inScope.map((asset) => [asset.id, asset]))
    const rows = controlRows(judged, context)
    const row = rows.find((one) => one.control === controlId)
    if (!row) throw new NotFound()
    const gap = own.machineVerdict === 'not_met' || own.machineVerdict === 'partly_met'
    return {
      ...row,
      assessment: assessmentDto(judged, times),
      machine_verdict_words: verdictWords(catalogue, family, own.machineVerdict, gap),
      path: pathTo(rows, row),
      as_of: times.at.toISOString(),
      known_at: times.knownAt.toISOString(),
      why: own.why.map((entry) => whySafeguard(entry, { catalogue, assets, evidence })),
      determinations: judged.determinations
        .filter((one) => one.controlId === controlId)
        .flatMap((one) => determinationDto(one, context) ?? []),
      crosswalk: crosswalkLinks(catalogue, framework, controlId),
      ...neighbours(rows, controlId),
    }
  })
}

function pathTo(rows: readonly ControlRowDto[], row: ControlRowDto): ControlDetailDto['path'] {
  const byId = new Map(rows.map((one) => [one.control, one]))
  const path: NonNullable<ControlDetailDto['path']> = []
  for (let up = row.parent; up !== null; up = byId.get(up)?.parent ?? null) {
    const group = byId.get(up)
    if (group) path.unshift({ control: group.control, ref: group.ref, title: group.title })
  }
  return path
}

function neighbours(rows: readonly ControlRowDto[], controlId: string) {
  const judged = rows.filter((row) => row.verdict !== null)
  const at = judged.findIndex((row) => row.control === controlId)
  const named = (row: ControlRowDto | undefined) => (row ? { control: row.control, ref: row.ref } : null)
  return { previous: named(at > 0 ? judged[at - 1] : undefined), next: named(judged[at + 1]) }
}
