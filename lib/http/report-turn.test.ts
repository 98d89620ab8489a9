import { expect, it } from 'vitest'
import { CONNECTIONS } from '@/lib/store/client'
import { inReportTurn, REPORT_TURNS } from './report-turn'

const request = () => new Request('http://x.test/api/v1/submissions')
/** Lets promises that are settled tell. */
const settle = () => new Promise<void>((resolve) => setImmediate(resolve))

it('leaves half of the connections to whoever reads', () => {
  expect(REPORT_TURNS.running).toBeLessThanOrEqual(CONNECTIONS / 2)
})

it('a tenant with too many reports waiting gets 429 with a time, while another’s report is taken in', async () => {
  let finish = () => {}
  const gate = new Promise<void>((resolve) => {
    finish = resolve
  })
  const most = REPORT_TURNS.runningOfOne + REPORT_TURNS.waitingOfOne
  const taken = Array.from({ length: most }, () => inReportTurn('loud', request(), () => gate))
  await settle()
  await expect(inReportTurn('loud', request(), () => gate)).rejects.toMatchObject({
    code: 'too_many_reports',
    throttled: true,
    retryAfterSeconds: expect.toSatisfy((seconds: number) => seconds >= 1 && seconds <= 120),
  })
  expect(await inReportTurn('quiet', request(), async () => 'taken')).toBe('taken')
  finish()
  await Promise.all(taken)
  expect(await inReportTurn('loud', request(), async () => 'taken')).toBe('taken')
})

it('a report whose sender hung up while it waited is not taken in, and gives its turn away', async () => {
  let finish = () => {}
  const gate = new Promise<void>((resolve) => {
    finish = resolve
  })
  const running = Array.from({ length: REPORT_TURNS.runningOfOne }, () =>
    inReportTurn('one', request(), () => gate),
  )
  const sender = new AbortController()
  let isTaken = false
  const waiting = inReportTurn('one', new Request(request(), { signal: sender.signal }), async () => {
    isTaken = true
  })
  const next = inReportTurn('one', request(), async () => 'taken')
  sender.abort()
  const refused = expect(waiting).rejects.toThrow()
  finish()
  await Promise.all(running)
  await refused
  expect(await next).toBe('taken')
  expect(isTaken).toBe(false)
})
