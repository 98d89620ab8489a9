import { sampleRead } from '@/lib/api/specs/assessments'
import { endpoint } from '@/lib/http/endpoint'
import { route } from '@/lib/http/route'
import { readSample } from '@/lib/views/sample'

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = endpoint(
  route(sampleRead, ({ scope, params, query, now }) => readSample(scope, params.id, query, now)),
)
