import { reportContent as contentSpec } from '@/lib/api/specs/reports'
import { download } from '@/lib/http/download'
import { endpoint } from '@/lib/http/endpoint'
import { route } from '@/lib/http/route'
import { reportContent } from '@/lib/views/report-content'

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = endpoint(
  route(contentSpec, async ({ scope, params }) => download(await reportContent(scope, params.id))),
)
