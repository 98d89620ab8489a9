import { attachmentRead } from '@/lib/api/specs/determinations'
import { recordTaken } from '@/lib/audit/record-taken'
import { download } from '@/lib/http/download'
import { endpoint } from '@/lib/http/endpoint'
import { route } from '@/lib/http/route'
import { attachmentContent } from '@/lib/views/attachment'

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = endpoint(
  route(attachmentRead, async ({ scope, params: { id }, now }) => {
    const content = await attachmentContent(scope, id)
    await recordTaken(scope, 'attachment', id, now)
    return download(content)
  }),
)
