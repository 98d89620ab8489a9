import type { Scope } from '@/lib/access/keys'
import { Invalid } from '@/lib/core/errors'
import type { ExportColumn, ExportTable } from '@/lib/core/export-table'
import { publicId } from '@/lib/core/public-id'
import { type AuditEventRow, listAuditEvents } from '@/lib/store/audit/list-audit-events'
import { inTenant } from '@/lib/store/in-tenant'
import type { AuditFilterQuery } from './admin.schema'
import { auditFilter } from './audit-filter'

/** Rows at most in one file; more are refused, never cut. */
const MOST_EXPORTED = 50_000

const TITLE = { en: 'Audit log', zh: '审计日志' }
type Column = Omit<ExportColumn, 'header'> & { header: { en: string; zh: string } }
const COLUMNS: readonly Column[] = [
  { header: { en: 'When', zh: '时间' }, kind: 'instant', width: 22 },
  { header: { en: 'Who', zh: '操作者' }, kind: 'text', width: 24 },
  { header: { en: 'Kind of actor', zh: '操作者类型' }, kind: 'text', width: 12 },
  { header: { en: 'Came in by', zh: '登录方式' }, kind: 'text', width: 20 },
  { header: { en: 'Address', zh: '来源地址' }, kind: 'text', width: 18 },
  { header: { en: 'Action', zh: '操作' }, kind: 'text', width: 28 },
  { header: { en: 'On what', zh: '对象类型' }, kind: 'text', width: 16 },
  { header: { en: 'Id', zh: '对象标识' }, kind: 'text', width: 38 },
  { header: { en: 'Before', zh: '修改前' }, kind: 'text', width: 40 },
  { header: { en: 'After', zh: '修改后' }, kind: 'text', width: 40 },
  { header: { en: 'Log', zh: '日志' }, kind: 'text', width: 10 },
  { header: { en: 'Leaf of the log', zh: '日志条目' }, kind: 'number', width: 12 },
  { header: { en: 'Event id', zh: '事件标识' }, kind: 'text', width: 38 },
]

/** Every audit event that fits the filters, newest first, as a table in the reader's language. @throws Invalid */
export async function auditTable(
  scope: Scope,
  query: AuditFilterQuery & { lang: 'zh' | 'en' },
  now: Date,
): Promise<ExportTable> {
  const filter = auditFilter(query)
  const rows = filter
    ? await inTenant(scope, (tx) => listAuditEvents(tx, { ...filter, after: null, limit: MOST_EXPORTED + 1 }))
    : []
  if (rows.length > MOST_EXPORTED) {
    const message = `More than ${MOST_EXPORTED} events fit. Narrow the filter and take them in parts.`
    throw new Invalid('too_many', message)
  }
  return {
    title: TITLE[query.lang],
    columns: COLUMNS.map(({ header, kind, width }) => ({ header: header[query.lang], kind, width })),
    rows: rows.map(cellsOf),
    timeZone: scope.tenant.timeZone,
    created: now.toISOString(),
  }
}

function cellsOf(row: AuditEventRow) {
  const said = (value: unknown) => (value === null || value === undefined ? null : JSON.stringify(value))
  return [
    row.at.toISOString(),
    row.actorLabel,
    row.actorKind,
    row.provider,
    row.address,
    row.action,
    row.targetKind,
    row.targetId,
    said(row.before),
    said(row.after),
    row.log,
    row.logIndex,
    publicId('event', row.id),
  ]
}
