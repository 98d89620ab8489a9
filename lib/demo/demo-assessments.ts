import type { Scope } from '@/lib/access/keys'
import { type AssessmentInput, createAssessment } from '@/lib/assessments/create-assessment'
import { findAssessmentByName } from '@/lib/store/assessments/find-assessment-by-name'
import { inTenant } from '@/lib/store/in-tenant'

const OBJECT = '容器平台 Container platform'
const CORE = { zone: 'core' }
/** The demo's fleet is Docker hosts, one of them a swarm. */
const NOT_IN_USE = ['kubernetes']

const mlps = (level: number): AssessmentInput => ({
  name: `GB/T 22239-2019 · L${level}`,
  framework: 'mlps-gbt22239-2019',
  level: `L${level}`,
  profile: { object_name: OBJECT, not_in_use: NOT_IN_USE },
  // The graded object is the core zone; other assessments look at everything.
  scope: { labels: CORE },
})
const other = (
  name: string,
  framework: string,
  level = '',
  labels: Record<string, string> = {},
): AssessmentInput => ({
  name,
  framework,
  level,
  scope: { labels },
  profile: { scope: OBJECT, not_in_use: NOT_IN_USE },
})

/** Names read the same in both languages: they are what the standards are called. */
export const DEMO_ASSESSMENTS: readonly AssessmentInput[] = [
  ...[1, 2, 3, 4].map(mlps),
  other('ISO/IEC 27001:2022', 'iso27001-2022'),
  other('PCI DSS 4.0.1', 'pci-dss-4.0.1', '', CORE),
  other('CIS Docker 1.6.0 · L2', 'cis-docker', 'L2', CORE),
  other('NIST SP 800-190', 'nist-800-190', '', CORE),
  other('NIST SP 800-53 Rev. 5', 'nist-800-53r5'),
  other('JR/T 0122-2018', 'jrt-payment'),
  other('ISO/IEC 27001:2013', 'iso27001-2013'),
  other('PCI DSS 3.2.1', 'pci-dss-3.2.1', '', CORE),
]

/**
 * Begins the demo's assessments in a tenant: one of each framework, 等保 at levels one to four. One that is there by its
 * name is left as it is.
 * @returns how many were begun
 */
export async function createDemoAssessments(scope: Scope, now: Date = new Date()): Promise<number> {
  let begun = 0
  for (const input of DEMO_ASSESSMENTS) {
    if (await inTenant(scope, (tx) => findAssessmentByName(tx, input.name))) continue
    await createAssessment(scope, input, now)
    begun++
  }
  return begun
}
