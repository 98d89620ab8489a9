import { retentionPreviewRead } from '@/lib/api/specs/retention'
import { endpoint } from '@/lib/http/endpoint'
import { route } from '@/lib/http/route'
import { previewDrop } from '@/lib/retention/preview-drop'

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = endpoint(
  route(retentionPreviewRead, ({ scope, query }) => previewDrop(scope, query.months)),
)
