import { checkKey } from '@/lib/core/check'
import type { Catalogue } from '@/lib/core/framework'
import { putUnknownChecks } from '@/lib/store/checks/put-unknown-checks'
import type { TenantTx } from '@/lib/store/in-tenant'
import type { ParsedReport } from './parse-report'

/** Titles of a report's checks; those that the catalogue does not know are kept in the tenant's table. */
export async function titlesOf(
  tx: TenantTx,
  report: ParsedReport,
  catalogue: Catalogue,
): Promise<(key: string) => string> {
  const printed = new Map(report.observations.map(({ check }) => [checkKey(check.name), check]))
  const unknown = [...printed].filter(([key]) => !catalogue.checkByKey.has(key))
  await putUnknownChecks(
    tx,
    unknown.map(([key, { name, title }]) => ({ key, name, title })),
  )
  return (key) => catalogue.checkByKey.get(key)?.title ?? printed.get(key)?.title ?? key
}
