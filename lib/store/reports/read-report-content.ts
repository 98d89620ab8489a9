import type { TenantTx } from '../in-tenant'

export interface ReportContent {
  format: string
  lang: 'zh' | 'en'
  asOf: Date
  content: Uint8Array
  sha256: Uint8Array
}

/** The bytes of a finished report; null for any other. */
export async function readReportContent(tx: TenantTx, id: string): Promise<ReportContent | null> {
  const row = await tx.db.report.findUnique({
    where: { tenantId_id: { tenantId: tx.tenantId, id }, state: 'done' },
    select: { format: true, lang: true, asOf: true, content: true, sha256: true },
  })
  if (!row?.content || !row.sha256) return null
  return { ...row, lang: row.lang === 'en' ? 'en' : 'zh', content: row.content, sha256: row.sha256 }
}
