import { reportContent as contentSpec } from '@/lib/api/specs/reports'
import { recordTaken } from '@/lib/audit/record-taken'
import { download } from '@/lib/http/download'
import { endpoint } from '@/lib/http/endpoint'
import { route } from '@/lib/http/route'
import { reportContent } from '@/lib/views/report-content'

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = endpoint(
  route(contentSpec, async ({ scope, params: { id }, now }) => {
    const content = await reportContent(scope, id)
    await recordTaken(scope, 'report', id, now)
    return download(content)
  }),
)
