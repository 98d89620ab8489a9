import { evidenceRead } from '@/lib/api/specs/submissions'
import { readEvidenceBytes } from '@/lib/evidence/read-evidence-bytes'
import { endpoint } from '@/lib/http/endpoint'
import { evidenceResponse } from '@/lib/http/evidence-response'
import { route } from '@/lib/http/route'

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = endpoint(
  route(evidenceRead, async ({ scope, params, query }) =>
    evidenceResponse(await readEvidenceBytes(scope, params.sha256), params.sha256, query),
  ),
)
