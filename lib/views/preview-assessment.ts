import { NIL } from 'uuid'
import type { Scope } from '@/lib/access/keys'
import { catalogueOfVersion } from '@/lib/catalogue/catalogue-of-version'
import { loadCatalogue } from '@/lib/catalogue/load-catalogue'
import { Invalid, NotFound } from '@/lib/core/errors'
import { frameworkOf } from '@/lib/core/framework-of'
import { levelOfNew } from '@/lib/core/level-of-new'
import { parseProfile } from '@/lib/core/parse-profile'
import { parsePublicId } from '@/lib/core/public-id'
import type { ControlAssessment } from '@/lib/core/verdict'
import { type AssessmentRow, assessmentsAt } from '@/lib/store/assessments/assessments-at'
import { inTenant, type TenantTx } from '@/lib/store/in-tenant'
import type { AssessmentDraft, AssessmentPreviewDto } from './assessment-profile.schema'
import { gaugeDto } from './gauge-dto'
import { type Judged, judgeRows } from './judged'
import { verdictWords } from './verdict-words'

/**
 * What a profile and a scope would make of an assessment, judged by the evidence of now: for one that is there compared
 * with how it stands, for a new one as it would begin. Changes nothing.
 * @throws NotFound, Invalid as the change itself would
 */
export async function previewAssessment(
  scope: Scope,
  draft: AssessmentDraft,
  now: Date = new Date(),
): Promise<AssessmentPreviewDto> {
  return inTenant(scope, async (tx) => {
    const before = draft.assessment === undefined ? null : await rowOf(tx, draft.assessment, now)
    const catalogue = before ? await catalogueOfVersion(tx, before.catalogueVersion) : loadCatalogue()
    const id = before?.frameworkId ?? draft.framework ?? ''
    if (!catalogue.frameworkById.has(id)) {
      const message = 'The body at "/framework": there is no such framework'
      throw new Invalid('unknown_framework', message, { at: '/framework' })
    }
    const framework = frameworkOf(catalogue, id)
    const family = catalogue.familyOf.get(id) ?? 'nist'
    const level = before?.level ?? levelOfNew(framework, family, draft.level ?? '', draft.profile)
    const profile = parseProfile(framework, family, level, draft.profile)
    const base = before ?? newRow(id, level, catalogue.version, now)
    const times = { at: now, knownAt: now }
    const rows = [...(before ? [before] : []), { ...base, profile, scope: draft.scope }]
    const { judged } = await judgeRows(tx, times, rows)
    return previewOf(before ? judged[0] : undefined, judged.at(-1))
  })
}

async function rowOf(tx: TenantTx, publicIdOf: string, now: Date): Promise<AssessmentRow> {
  const id = parsePublicId('assessment', publicIdOf)
  const [row] = id ? await assessmentsAt(tx, now, id) : []
  if (!row) throw new NotFound()
  return row
}

function newRow(frameworkId: string, level: string, catalogueVersion: string, now: Date): AssessmentRow {
  const nothing = { profile: { family: 'generic', scope: '' }, scope: { labels: {} } } as const
  const dates = { createdAt: now, recordedFrom: now, periodFrom: null, periodTo: null }
  return { id: NIL, frameworkId, level, name: '', catalogueVersion, ...nothing, ...dates }
}

function previewOf(before: Judged | undefined, after: Judged | undefined): AssessmentPreviewDto {
  if (!after) throw new NotFound()
  return {
    level: after.row.level,
    assets: { before: before?.assets.length ?? null, after: after.assets.length },
    gauge: { before: before ? gaugeDto(before.controls) : null, after: gaugeDto(after.controls) },
    changes: before ? changesOf(before, after) : [],
    controls: after.controls.map(({ control, verdict }) => ({
      control: control.id,
      ref: control.ref,
      title: control.title,
      applies: verdict !== 'not_applicable',
    })),
  }
}

type Change = AssessmentPreviewDto['changes'][number]

function changesOf(before: Judged, after: Judged): Change[] {
  const was = new Map(before.controls.map((one) => [one.control.id, one]))
  const is = new Map(after.controls.map((one) => [one.control.id, one]))
  return [...new Set([...is.keys(), ...was.keys()])].flatMap((id) => {
    const [old, now] = [was.get(id), is.get(id)]
    const change = changeOf(old, now)
    const shown = (now ?? old)?.control
    if (!change || !shown) return []
    const words = (judged: Judged, one: ControlAssessment | undefined) =>
      one ? verdictWords(judged.catalogue, judged.family, one.verdict, one.indication) : null
    const reason = change === 'out' ? (now?.reason ?? 'not_at_level') : null
    const { ref, title } = shown
    return [{ control: id, ref, title, change, before: words(before, old), after: words(after, now), reason }]
  })
}

function changeOf(
  old: ControlAssessment | undefined,
  now: ControlAssessment | undefined,
): Change['change'] | null {
  const applied = old !== undefined && old.verdict !== 'not_applicable'
  const applies = now !== undefined && now.verdict !== 'not_applicable'
  if (applied !== applies) return applies ? 'in' : 'out'
  if (!applied || !applies) return null
  if (old.control.level !== now.control.level) return 'requirement'
  return old.verdict === now.verdict ? null : 'verdict'
}
