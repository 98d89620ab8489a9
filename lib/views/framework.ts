import type { Scope } from '@/lib/access/keys'
import { loadCatalogue } from '@/lib/catalogue/load-catalogue'
import { controlsOfLevel } from '@/lib/core/controls-of-level'
import { NotFound } from '@/lib/core/errors'
import type { Catalogue, Framework, ReachPoint } from '@/lib/core/framework'
import { assessmentsAt } from '@/lib/store/assessments/assessments-at'
import { inTenant } from '@/lib/store/in-tenant'
import type { FrameworkDetailDto } from './framework.schema'
import { controlRefOf, frameworkMap } from './framework-map'
import { frameworkSummary } from './framework-summary'

/**
 * A standard of the running catalogue: what container checks can and cannot show for it, from where it was taken and how
 * sure that is, its levels, controls, mapping, relatives and cross-walks.
 * @throws NotFound
 */
export async function frameworkDetail(
  scope: Scope,
  id: string,
  now: Date = new Date(),
): Promise<FrameworkDetailDto> {
  const catalogue = loadCatalogue()
  const framework = catalogue.frameworkById.get(id)
  if (!framework) throw new NotFound()
  const rows = await inTenant(scope, (tx) => assessmentsAt(tx, now))
  const { publisher, notes, doubts, text_policy, related = [] } = framework
  const points = (list: readonly ReachPoint[]) =>
    list.map(({ text, controls = [] }) => ({
      text,
      controls: controls.map((one) => controlRefOf(framework, one)),
    }))
  return {
    ...frameworkSummary(catalogue, framework, rows),
    publisher,
    superseded_by: (framework.superseded_by ?? []).flatMap((next) => {
      const other = catalogue.frameworkById.get(next)
      return other ? [{ id: next, version: other.version, title: other.title }] : []
    }),
    levels: framework.levels.map((level) => ({
      id: level.id,
      title: level.title,
      published: level.requirements_published !== false,
      controls: controlsOfLevel(framework, level.id).length,
    })),
    reach: { shows: points(framework.reach.shows), cannot: points(framework.reach.cannot) },
    notes,
    doubts,
    text_policy,
    sources: framework.source.map(({ what, where, note }) => ({
      what,
      where: where ?? null,
      note: note ?? null,
    })),
    ...howSure(framework),
    safeguards_mapped: frameworkMap(catalogue, framework),
    controls: framework.controls.map((control) => ({
      ...controlRefOf(framework, control.id),
      parent: control.parent,
      assessment: control.kind === 'control' ? control.assessment : null,
      provenance: control.provenance,
      levels: control.levels.map((one) => one.level),
      sag: control.extra.sag ?? null,
    })),
    related,
    crosswalks: crosswalksOf(catalogue, framework),
    catalogue_version: catalogue.version,
  }
}

function howSure({ controls }: Framework): Pick<FrameworkDetailDto, 'provenance' | 'classes_recalled'> {
  const provenance = { sourced: 0, corroborated: 0, reconstructed: 0, recalled: 0 }
  const judged = controls.filter((one) => one.kind === 'control')
  for (const control of judged) provenance[control.provenance] += 1
  const classes = judged.filter((one) => one.extra.sag).length
  return { provenance, classes_recalled: classes === 0 ? null : classes }
}

/** Those that lead from or to it; between editions of one framework (CIS) the versions tell them apart. */
function crosswalksOf(catalogue: Catalogue, framework: Framework): FrameworkDetailDto['crosswalks'] {
  const end = (id: string, version: string | undefined) => ({
    id,
    version: version ?? catalogue.frameworkById.get(id)?.version ?? id,
  })
  return catalogue.crosswalks
    .filter((walk) => walk.from === framework.id || walk.to === framework.id)
    .map((walk) => ({
      from: end(walk.from, walk.from_version),
      to: end(walk.to, walk.to_version),
      links: walk.links.length,
      new_in_target: walk.new_in_target?.length ?? 0,
      basis: walk.basis,
    }))
}
