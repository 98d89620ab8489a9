import type { Scope } from '@/lib/access/keys'
import { NotFound } from '@/lib/core/errors'
import { parsePublicId } from '@/lib/core/public-id'
import { type AttachmentContent, readAttachment } from '@/lib/store/determinations/read-attachment'
import { inTenant } from '@/lib/store/in-tenant'

/** An attachment's name and bytes. @throws NotFound */
export async function attachmentContent(scope: Scope, id: string): Promise<AttachmentContent> {
  const uuid = parsePublicId('attachment', id)
  const found = uuid && (await inTenant(scope, (tx) => readAttachment(tx, uuid)))
  if (!found) throw new NotFound()
  return found
}
