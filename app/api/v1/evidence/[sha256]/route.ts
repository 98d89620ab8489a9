import { evidenceRead } from '@/lib/api/specs/submissions'
import { recordTaken } from '@/lib/audit/record-taken'
import { readEvidenceBytes } from '@/lib/evidence/read-evidence-bytes'
import { endpoint } from '@/lib/http/endpoint'
import { evidenceResponse } from '@/lib/http/evidence-response'
import { route } from '@/lib/http/route'

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = endpoint(
  route(evidenceRead, async ({ scope, params: { sha256 }, query, now }) => {
    const response = evidenceResponse(await readEvidenceBytes(scope, sha256), sha256, query)
    await recordTaken(scope, 'evidence', sha256, now)
    return response
  }),
)
