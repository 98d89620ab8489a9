import type { Scope } from '@/lib/access/keys'
import { loadCatalogue } from '@/lib/catalogue/load-catalogue'
import { assessmentsAt } from '@/lib/store/assessments/assessments-at'
import { inTenant } from '@/lib/store/in-tenant'
import type { FrameworkListDto } from './framework.schema'
import { frameworkSummary } from './framework-summary'

/** Every standard of the running catalogue, current editions first, with the tenant's assessments of each. */
export async function listFrameworks(scope: Scope, now: Date = new Date()): Promise<FrameworkListDto> {
  const catalogue = loadCatalogue()
  const rows = await inTenant(scope, (tx) => assessmentsAt(tx, now))
  return {
    items: catalogue.frameworks.map((framework) => frameworkSummary(catalogue, framework, rows)),
    next_cursor: null,
  }
}
