import type { Scope } from '@/lib/access/keys'
import { NotFound } from '@/lib/core/errors'
import { parsePublicId } from '@/lib/core/public-id'
import { inTenant } from '@/lib/store/in-tenant'
import { readReportContent } from '@/lib/store/reports/read-report-content'

export interface ReportFile {
  name: string
  mediaType: string
  content: Uint8Array
  /** Hex. */
  sha256: string
}

const MEDIA_TYPES: Readonly<Record<string, string>> = {
  pdf: 'application/pdf',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  csv: 'text/csv; charset=utf-8',
}

/** The bytes of a finished report. @throws NotFound, also until it is done */
export async function reportContent(scope: Scope, id: string): Promise<ReportFile> {
  const uuid = parsePublicId('report', id)
  const found = uuid && (await inTenant(scope, (tx) => readReportContent(tx, uuid)))
  if (!found) throw new NotFound()
  const day = found.asOf.toISOString().slice(0, 10)
  return {
    name: `plimsoll-${id}-${day}-${found.lang}.${found.format}`,
    mediaType: MEDIA_TYPES[found.format] ?? 'application/octet-stream',
    content: found.content,
    sha256: Buffer.from(found.sha256).toString('hex'),
  }
}
