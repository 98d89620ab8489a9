import type { Scope } from '@/lib/access/keys'
import { loadCatalogue } from '@/lib/catalogue/load-catalogue'
import { checkTitleIn } from '@/lib/core/check-title-in'
import { Invalid } from '@/lib/core/errors'
import type { ExportCell, ExportColumn, ExportTable } from '@/lib/core/export-table'
import type { Catalogue } from '@/lib/core/framework'
import { publicId } from '@/lib/core/public-id'
import { unknownChecks } from '@/lib/store/checks/unknown-checks'
import { type FindingRow, type FindingSort, listFindings } from '@/lib/store/findings/list-findings'
import { inTenant, type TenantTx } from '@/lib/store/in-tenant'
import { listMembers } from '@/lib/store/members/list-members'
import { controlsOfCheck } from './controls-of-check'
import type { FindingsAtQuery } from './finding.schema'
import { findingFilter } from './finding-filter'
import { FINDING_COLUMNS, FINDING_WORDS } from './finding-table-words'
import { momentOf } from './moment-of'
import { checkRefOf } from './refs'

/** Rows at most in one file; more are refused, never cut. */
export const MOST_EXPORTED = 50_000

/** Every finding that fits the filters, read in one statement, as a table in the reader's language. @throws Invalid */
export async function findingTable(
  scope: Scope,
  query: FindingsAtQuery & { sort: FindingSort; lang: 'zh' | 'en' },
  now: Date = new Date(),
): Promise<ExportTable> {
  const catalogue = loadCatalogue()
  const { lang, sort } = query
  const moment = momentOf(query, now)
  return inTenant(scope, async (tx) => {
    const filter = await findingFilter(tx, catalogue, query, moment.at)
    const rows = await listFindings(tx, { filter, moment, sort, after: null, limit: MOST_EXPORTED + 1 })
    if (rows.length > MOST_EXPORTED) {
      const message = `More than ${MOST_EXPORTED} findings fit. Narrow the filter and take them in parts.`
      throw new Invalid('too_many', message)
    }
    const cells = await cellsOf(tx, catalogue, rows, lang)
    return {
      title: FINDING_WORDS.title[lang],
      columns: FINDING_COLUMNS.map(
        ({ header, kind, width }): ExportColumn => ({ header: header[lang], kind, width }),
      ),
      rows: rows.map(cells),
      timeZone: scope.tenant.timeZone,
      created: moment.at.toISOString(),
    }
  })
}

async function cellsOf(
  tx: TenantTx,
  catalogue: Catalogue,
  rows: readonly FindingRow[],
  lang: 'zh' | 'en',
): Promise<(row: FindingRow) => ExportCell[]> {
  const strange = rows.map((row) => row.checkKey).filter((key) => !catalogue.checkByKey.has(key))
  const unknown = await unknownChecks(tx, strange)
  const owners = rows.some((row) => row.ownerId)
    ? new Map((await listMembers(tx)).map((member) => [member.userId, member.name]))
    : new Map<string, string>()
  const word = (table: Readonly<Record<string, { en: string; zh: string }>>, key: string) =>
    table[key]?.[lang] ?? key
  return (row) => {
    const check = checkRefOf(catalogue, row.checkKey, unknown)
    const accepted = row.exceptionApproved ? (row.exceptionUntil?.toISOString() ?? null) : null
    return [
      checkTitleIn(lang, row.title),
      row.subject,
      row.assetName,
      word(FINDING_WORDS.kind, row.assetKind),
      row.lineage,
      row.advisory,
      row.package,
      row.installed,
      row.fixedIn,
      word(FINDING_WORDS.severity, row.severity),
      word(FINDING_WORDS.status, row.status),
      row.exceptionId && !row.exceptionApproved ? FINDING_WORDS.proposed[lang] : null,
      accepted,
      row.ownerId ? (owners.get(row.ownerId) ?? '—') : null,
      row.dueOn,
      row.firstSeen.toISOString(),
      row.closedAt?.toISOString() ?? null,
      row.reopened,
      row.weight,
      check.name,
      check.printed_id,
      controlsOfCheck(catalogue, row.checkKey)
        .map((control) => `${control.framework} ${control.ref}`)
        .join('\n'),
      publicId('finding', row.id),
    ]
  }
}
