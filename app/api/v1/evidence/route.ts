import { evidenceList } from '@/lib/api/specs/submissions'
import { endpoint } from '@/lib/http/endpoint'
import { route } from '@/lib/http/route'
import { listEvidence } from '@/lib/views/evidence'

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = endpoint(
  route(evidenceList, ({ scope, query }) => listEvidence(scope, query)),
)
