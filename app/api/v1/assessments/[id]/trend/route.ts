import { trendRead } from '@/lib/api/specs/trends'
import { endpoint } from '@/lib/http/endpoint'
import { route } from '@/lib/http/route'
import { assessmentTrend } from '@/lib/views/trend'

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = endpoint(
  route(trendRead, ({ scope, params, query, now }) => assessmentTrend(scope, params.id, query, now)),
)
