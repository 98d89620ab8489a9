import { evidenceRead } from '@/lib/api/specs/submissions'
import { recordTaken } from '@/lib/audit/record-taken'
import { readShownEvidence } from '@/lib/evidence/read-shown-evidence'
import { endpoint } from '@/lib/http/endpoint'
import { evidenceResponse } from '@/lib/http/evidence-response'
import { route } from '@/lib/http/route'

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = endpoint(
  route(evidenceRead, async ({ scope, params: { sha256 }, query, now }) => {
    const whole = query.from === undefined && query.to === undefined
    const { bytes, masked } = await readShownEvidence(scope, sha256, { whole })
    const response = evidenceResponse(bytes, sha256, { ...query, masked })
    await recordTaken(scope, 'evidence', sha256, now)
    return response
  }),
)
