import { setTimeout as sleep } from 'node:timers/promises'
import { createAssessment } from '../../lib/assessments/create-assessment'
import { requestReport } from '../../lib/reports/request-report'
import { freePort } from '../../tools/lib/free-port'
import { startBareApp } from '../../tools/testing/start-bare-app'
import type { Bench } from '../support/bench'
import type { BenchStore } from '../support/bench-store'
import { type BenchTenant, benchTenant } from '../support/bench-tenant'
import { type Figure, figure } from '../support/figure'
import { handInDays } from '../support/hand-in-days'

const JOBS = 1000
/** A job that a killed worker had begun is taken up again after three minutes (`lib/config/queues.ts`); reports are made at some ten a second. */
const LIMIT_MS = 20 * 60_000

/** What a report leaves behind when it was made: once each, however often its job was begun. */
interface Effects {
  done: number
  /** Reports whose making is told of in the audit log, or has a leaf, not exactly once. */
  notOnce: number
}

/**
 * A thousand reports to render, queued; the process that works on them is killed with −9 in the middle and another one goes on. Counted is
 * what was done, not what the queue says: each report with its bytes, one audit event and one leaf.
 */
export async function queue(bench: Bench): Promise<Figure[]> {
  const store = await bench.store()
  const tenant = await benchTenant('bench-queue')
  await handInDays(tenant.scope, { hosts: 1, days: 1, until: new Date() })
  const framework = { name: 'Queue', framework: 'pci-dss-4.0.1' }
  const assessment = await createAssessment(tenant.scope, framework)
  bench.log(`Queueing ${JOBS} reports …`)
  for (let i = 0; i < JOBS; i++) await requestReport(tenant.scope, assessment, { format: 'csv', lang: 'en' })
  const port = await freePort()
  const began = performance.now()
  const first = startBareApp(store, port)
  await until(async () => (await doneOf(store, tenant)) >= JOBS / 2)
  first.end()
  const half = performance.now() - began
  const done = await doneOf(store, tenant)
  bench.log(`Killed after ${done} in ${(half / 1000).toFixed(0)} s; another process goes on`)
  const second = startBareApp(store, port)
  try {
    await until(async () => (await doneOf(store, tenant)) >= JOBS)
  } finally {
    second.end()
  }
  const all = await effects(store, tenant)
  return [
    figure({
      name: 'queue',
      value: JOBS - all.done + all.notOnce,
      unit: 'jobs lost or doubled',
      reference: { name: 'jobs queued', value: JOBS },
      n: JOBS,
      bar: { most: 0, of: 'value' },
    }),
  ]
}

async function doneOf({ admin }: BenchStore, { id }: BenchTenant): Promise<number> {
  const { rows } = await admin.query<{ done: number }>(
    "SELECT count(*)::int AS done FROM report WHERE tenant_id = $1 AND state = 'done'",
    [id],
  )
  return rows[0]?.done ?? 0
}

async function effects({ admin }: BenchStore, { id }: BenchTenant): Promise<Effects> {
  const { rows } = await admin.query<Effects>(
    `WITH told AS (
       SELECT r.id, r.state, count(DISTINCT e.id) AS events,
         (SELECT count(*) FROM log_leaf l WHERE l.tenant_id = r.tenant_id AND l.log = 'evidence'
            AND convert_from(l.leaf, 'UTF8')::jsonb -> 'subject' ->> 'id' = 'rep_' || replace(r.id::text, '-', '')) AS leaves
       FROM report r LEFT JOIN audit_event e ON e.tenant_id = r.tenant_id AND e.action = 'report.done'
         AND e.target_id = 'rep_' || replace(r.id::text, '-', '')
       WHERE r.tenant_id = $1 GROUP BY r.tenant_id, r.id, r.state)
     SELECT count(*) FILTER (WHERE state = 'done')::int AS done,
       count(*) FILTER (WHERE state = 'done' AND (events <> 1 OR leaves <> 1))::int AS "notOnce" FROM told`,
    [id],
  )
  return rows[0] ?? { done: 0, notOnce: 0 }
}

async function until(holds: () => Promise<boolean>): Promise<void> {
  for (const began = Date.now(); Date.now() - began < LIMIT_MS; await sleep(1000)) if (await holds()) return
}
