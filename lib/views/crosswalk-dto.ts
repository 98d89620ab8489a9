import type { Catalogue, Crosswalk, Framework } from '@/lib/core/framework'
import type { ControlDetailDto } from './control.schema'

type Link = ControlDetailDto['crosswalk'][number]

/**
 * Where the cross-walks lead from a control. `relation`: `succeeded_by` and `replaces` between editions that are two
 * frameworks, `same_number` or `renumbered` where an edition of one framework (CIS) prints another number.
 */
export function crosswalkLinks(catalogue: Catalogue, framework: Framework, controlId: string): Link[] {
  return catalogue.crosswalks.flatMap((crosswalk) => {
    if (crosswalk.from === crosswalk.to) return twinLinks(crosswalk, framework, controlId)
    const forward = crosswalk.from === framework.id
    if (!forward && crosswalk.to !== framework.id) return []
    const other = catalogue.frameworkById.get(forward ? crosswalk.to : crosswalk.from)
    const ids = crosswalk.links
      .filter((link) => (forward ? link.from : link.to) === controlId)
      .map((link) => (forward ? link.to : link.from))
    return other ? ids.map((id) => linkTo(other, id, forward ? 'succeeded_by' : 'replaces')) : []
  })
}

function linkTo(framework: Framework, id: string, relation: string): Link {
  const control = framework.controls.find((one) => one.id === id)
  return {
    framework: framework.id,
    control: id,
    ref: control?.ref ?? id,
    title: control?.title ?? { en: id, zh: id },
    relation,
  }
}

/** Another edition of which only the numbers are known: the control is still this one. */
function twinLinks(crosswalk: Crosswalk, framework: Framework, controlId: string): Link[] {
  if (crosswalk.from !== framework.id) return []
  const own = framework.controls.find((one) => one.id === controlId)
  return crosswalk.links
    .filter((link) => link.from === controlId)
    .map((link) => ({
      framework: framework.id,
      version: crosswalk.to_version ?? '',
      control: controlId,
      ref: link.to,
      title: own?.title ?? { en: link.to, zh: link.to },
      relation: link.from === link.to ? 'same_number' : 'renumbered',
    }))
}
