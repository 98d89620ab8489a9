import { createHash, timingSafeEqual } from 'node:crypto'
import { performance } from 'node:perf_hooks'
import { UnauthenticatedError } from '@/lib/auth/auth-errors'
import { settings } from '@/lib/config/settings'
import { NotFound } from '@/lib/core/errors'
import { problemOf } from './problem-of'
import { requestCounts } from './request-counts'

const digest = (text: string) => createHash('sha256').update(text).digest()

/**
 * Figures of this process in Prometheus' text format, for who has `PLIMSOLL_METRICS_TOKEN`; without one set the address
 * is not there. Nothing of any tenant: no name, and no figure that follows from one tenant's data.
 */
export function metricsResponse(request: Request): Response {
  const { metricsToken } = settings()
  if (metricsToken === undefined) return problemOf(new NotFound(), 'GET /metrics')
  const given = /^Bearer +(\S+)$/i.exec(request.headers.get('authorization') ?? '')?.[1] ?? ''
  if (!timingSafeEqual(digest(given), digest(metricsToken))) {
    return problemOf(new UnauthenticatedError(), 'GET /metrics')
  }
  const { rss, heapUsed } = process.memoryUsage()
  const { user, system } = process.cpuUsage()
  const loop = performance.eventLoopUtilization()
  const lines = [
    gauge('process_resident_memory_bytes', rss),
    gauge('nodejs_heap_used_bytes', heapUsed),
    gauge('nodejs_eventloop_utilization_ratio', loop.utilization),
    counter('process_cpu_seconds_total', (user + system) / 1e6),
    gauge('process_start_time_seconds', (Date.now() - process.uptime() * 1000) / 1000),
    '# TYPE plimsoll_api_requests_total counter',
    ...[...requestCounts()].map(([status, n]) => `plimsoll_api_requests_total{status="${status}"} ${n}`),
  ]
  return new Response(`${lines.join('\n')}\n`, {
    headers: { 'content-type': 'text/plain; version=0.0.4; charset=utf-8', 'cache-control': 'no-store' },
  })
}

const gauge = (name: string, value: number) => `# TYPE ${name} gauge\n${name} ${value}`
const counter = (name: string, value: number) => `# TYPE ${name} counter\n${name} ${value}`
