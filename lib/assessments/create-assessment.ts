import { v7 } from 'uuid'
import type { Scope } from '@/lib/access/keys'
import { loadCatalogue } from '@/lib/catalogue/load-catalogue'
import { Conflict, Invalid } from '@/lib/core/errors'
import type { Catalogue, Framework } from '@/lib/core/framework'
import { levelOfNew } from '@/lib/core/level-of-new'
import { parseProfile } from '@/lib/core/parse-profile'
import { publicId } from '@/lib/core/public-id'
import { createAssessment as insertAssessment } from '@/lib/store/assessments/create-assessment'
import { writeAuditEvent } from '@/lib/store/audit/write-audit-event'
import { inTenant } from '@/lib/store/in-tenant'
import { checkPeriod, type PeriodInput } from './check-period'
import { recordRevision } from './record-revision'

export interface AssessmentInput {
  name: string
  framework: string
  /** '' where the framework has no levels, and for 等保, whose level then is the greater of S and A. */
  level?: string
  /** Members that are left out take the family's defaults. */
  profile?: Readonly<Record<string, unknown>>
  /** Labels that an asset must have; none: every asset. */
  scope?: { labels: Readonly<Record<string, string>> }
  period?: PeriodInput | null | undefined
}

/**
 * Begins an assessment of a framework at a level, pinned to the running catalogue.
 * @returns its public id
 * @throws Invalid naming the member of the body
 * @throws Conflict `name_taken`
 */
export async function createAssessment(
  scope: Scope,
  input: AssessmentInput,
  now: Date = new Date(),
): Promise<string> {
  const catalogue = loadCatalogue()
  const framework = frameworkOf(catalogue, input.framework)
  const family = catalogue.familyOf.get(framework.id) ?? 'nist'
  const level = levelOfNew(framework, family, input.level ?? '', input.profile ?? {})
  const profile = parseProfile(framework, family, level, input.profile ?? {})
  const period = checkPeriod(input.period)
  const name = input.name.trim()
  if (name === '')
    throw new Invalid('invalid_body', 'The body at "/name": must not be blank', { at: '/name' })
  const id = v7({ msecs: now.getTime() })
  await inTenant(scope, async (tx) => {
    if (!(await insertAssessment(tx, { id, frameworkId: framework.id, level, name, at: now }))) {
      throw new Conflict('name_taken', 'Another assessment has this name.', { at: '/name' })
    }
    const scopeRule = input.scope ?? { labels: {} }
    const content = { catalogueVersion: catalogue.version, profile, scope: scopeRule, ...period }
    await writeAuditEvent(tx, {
      action: 'assessment.created',
      target: { kind: 'assessment', id: publicId('assessment', id) },
      after: { name, framework: framework.id, level, ...content },
      at: now,
    })
    await recordRevision(tx, id, null, content, now)
  })
  return publicId('assessment', id)
}

function frameworkOf(catalogue: Catalogue, id: string): Framework {
  const framework = catalogue.frameworkById.get(id)
  if (framework) return framework
  const known = catalogue.frameworks.map((one) => one.id).join(', ')
  throw new Invalid('unknown_framework', `The body at "/framework": must be one of ${known}`, {
    at: '/framework',
  })
}
