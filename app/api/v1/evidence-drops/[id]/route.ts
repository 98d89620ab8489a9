import { evidenceDropRead } from '@/lib/api/specs/retention'
import { endpoint } from '@/lib/http/endpoint'
import { route } from '@/lib/http/route'
import { readEvidenceDrop } from '@/lib/retention/read-drop'

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = endpoint(
  route(evidenceDropRead, ({ scope, params }) => readEvidenceDrop(scope, params.id)),
)
