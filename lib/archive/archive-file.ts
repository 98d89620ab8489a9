import type { Scope } from '@/lib/access/keys'
import { readEvidenceBytes } from '@/lib/evidence/read-evidence-bytes'
import { readAttachment } from '@/lib/store/determinations/read-attachment'
import { inTenant } from '@/lib/store/in-tenant'
import { readReportContent } from '@/lib/store/reports/read-report-content'

export interface ArchiveFile {
  name: string
  content: Uint8Array
}

/** The bytes that belong to a row of a table, as a file of the archive; null where there are none. */
export async function archiveFile(scope: Scope, table: string, row: string): Promise<ArchiveFile | null> {
  if (table === 'evidence') {
    const { sha256, encoding }: { sha256: string; encoding: string } = JSON.parse(row)
    if (encoding === 'dropped') return null
    const hex = sha256.slice('\\x'.length)
    return { name: `evidence/${hex}`, content: await readEvidenceBytes(scope, hex) }
  }
  if (table === 'attachment') {
    const { id }: { id: string } = JSON.parse(row)
    const found = await inTenant(scope, (tx) => readAttachment(tx, id))
    return found && { name: `attachments/${id}`, content: found.content }
  }
  if (table === 'report') {
    const { id }: { id: string } = JSON.parse(row)
    const found = await inTenant(scope, (tx) => readReportContent(tx, id))
    return found && { name: `reports/${id}.${found.format}`, content: found.content }
  }
  return null
}
