import { metricsResponse } from '@/lib/http/metrics-response'

/** Of the process alone; no tenant's name or figure. */
export const dynamic = 'force-dynamic'

export function GET(request: Request): Response {
  return metricsResponse(request)
}
