import { attachmentRead } from '@/lib/api/specs/determinations'
import { download } from '@/lib/http/download'
import { endpoint } from '@/lib/http/endpoint'
import { route } from '@/lib/http/route'
import { attachmentContent } from '@/lib/views/attachment'

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = endpoint(
  route(attachmentRead, async ({ scope, params }) => download(await attachmentContent(scope, params.id))),
)
