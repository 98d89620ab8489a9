import type { Control } from '@/lib/core/framework'
import { levelOfControl } from '@/lib/core/level-of-control'
import type { ControlAssessment } from '@/lib/core/verdict'
import type { ControlRowDto } from './control.schema'
import { type DeterminationContext, determinationDto } from './determination-dto'
import { gaugeDto } from './gauge-dto'
import type { Stood } from './judged'
import { verdictWords } from './verdict-words'

/**
 * The tree of an assessment, in printed order: its controls with both verdicts, the groups above them with the counts
 * of what is below, and clauses (ISO/IEC 27001, 4 to 10), which are listed and not judged.
 */
export function controlRows(judged: Stood, context: DeterminationContext): ControlRowDto[] {
  const assessed = new Map(judged.controls.map((one) => [one.control.id, one]))
  const below = controlsBelow(judged, assessed)
  return judged.framework.controls.flatMap((control) => {
    const own = assessed.get(control.id)
    if (own) return [controlRow(judged, control, own, context)]
    if (control.kind === 'clause') return [plainRow(judged, control, null)]
    const counted = below.get(control.id)
    return counted ? [plainRow(judged, control, counted)] : []
  })
}

/** group → every judged control below it; a group of clauses alone is there with none. */
function controlsBelow(judged: Stood, assessed: ReadonlyMap<string, ControlAssessment>) {
  const byId = new Map(judged.framework.controls.map((control) => [control.id, control]))
  const below = new Map<string, ControlAssessment[]>()
  for (const control of judged.framework.controls) {
    const own = assessed.get(control.id)
    if (!own && control.kind !== 'clause') continue
    for (let up = control.parent; up !== null; up = byId.get(up)?.parent ?? null) {
      const list = below.get(up) ?? []
      if (own) list.push(own)
      below.set(up, list)
    }
  }
  return below
}

/** A group or a clause, as the level prints it. */
function plainRow(judged: Stood, control: Control, below: ControlAssessment[] | null): ControlRowDto {
  const { row, framework } = judged
  const at = row.level === '' ? undefined : levelOfControl(framework, control, row.level, row.profile)
  return {
    control: control.id,
    ref: at?.ref ?? control.ref,
    kind: control.kind,
    parent: control.parent,
    title: (at && control.extra.name_at_level?.[at.level]) ?? control.title,
    summary: at?.summary ?? control.summary,
    machine_verdict: null,
    verdict: null,
    verdict_words: null,
    indication: false,
    reason: null,
    coverage: null,
    determination: null,
    counts: below ? gaugeDto(below) : null,
    extra: { ...control.extra },
  }
}

/** A judged control. Only a determination in force stands beside the verdict; others are counted as `pending`. */
export function controlRow(
  { catalogue, family, determinations }: Stood,
  control: Control,
  own: ControlAssessment,
  context: DeterminationContext,
): ControlRowDto {
  const dtos = determinations
    .filter((one) => one.controlId === control.id)
    .map((one) => ({ id: one.id, dto: determinationDto(one, context) }))
  const { level, change, assessment, notApplicable, ...printed } = own.control
  return {
    control: control.id,
    ref: printed.ref,
    kind: control.kind,
    parent: control.parent,
    title: printed.title,
    summary: printed.summary,
    machine_verdict: own.machineVerdict,
    verdict: own.verdict,
    verdict_words: verdictWords(catalogue, family, own.verdict, own.indication),
    indication: own.indication,
    reason: own.reason,
    coverage: own.coverage,
    determination: dtos.find(({ id }) => id === own.determination?.id)?.dto ?? null,
    pending: dtos.filter(({ dto }) => dto?.state === 'proposed').length,
    stale_on: own.staleOn ?? null,
    counts: null,
    ...(control.extra.sag && level ? { mlps_class: { sag: control.extra.sag, level } } : {}),
    extra: {
      ...control.extra,
      level,
      assessment,
      provenance: control.provenance,
      ...(change ? { change } : {}),
      ...(notApplicable?.reason ? { not_applicable_reason: notApplicable.reason } : {}),
    },
  }
}
