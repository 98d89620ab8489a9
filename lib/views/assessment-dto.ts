import type { Framework, FrameworkFamily } from '@/lib/core/framework'
import { publicId } from '@/lib/core/public-id'
import type { AssessmentDto } from './assessment.schema'
import { gaugeDto } from './gauge-dto'
import type { Stood } from './judged'
import type { Times } from './times'

export function frameworkRefOf(framework: Framework, family: FrameworkFamily): AssessmentDto['framework'] {
  const { id, version, title, retired } = framework
  return { id, version, family, title, retired: retired ?? null }
}

/** An assessment with its gauge. `coverage` counts the assets in scope, and those of which any evidence is fresh. */
export function assessmentDto(judged: Stood, times: Times): AssessmentDto {
  const { row, framework } = judged
  const level = framework.levels.find((one) => one.id === row.level)
  return {
    id: publicId('assessment', row.id),
    name: row.name,
    framework: frameworkRefOf(framework, judged.family),
    level: row.level,
    level_title: level?.title ?? null,
    requirements_published: level?.requirements_published !== false,
    profile: { ...row.profile },
    scope: { labels: row.scope.labels },
    period: { from: row.periodFrom?.toISOString() ?? null, to: row.periodTo?.toISOString() ?? null },
    catalogue_version: row.catalogueVersion,
    created_at: row.createdAt.toISOString(),
    revision: row.recordedFrom.toISOString(),
    gauge: gaugeDto(judged.controls),
    coverage: { assessed: judged.assessed, in_scope: judged.inScope },
    as_of: times.at.toISOString(),
    known_at: times.knownAt.toISOString(),
  }
}
