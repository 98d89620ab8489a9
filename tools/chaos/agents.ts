import { createHash } from 'node:crypto'
import { writeFile } from 'node:fs/promises'
import { setTimeout as sleep } from 'node:timers/promises'
import type { Acknowledged, AgentsSaw, AgentsStart, FromAgents, ToAgents } from './agents-protocol'
import { between, type Random, random } from './random'
import { type SentReport, sentReport } from './sent-report'

// Agents in a process of their own: whoever kills must not be the event loop that the answers come back to, or all that was
// in flight is answered before the killing begins.

const DRAIN_MS = 120_000

/** When an attempt was on its way; still open without an end. Both in nanoseconds of the monotonic clock, which processes share. */
interface Flight {
  from: bigint
  to: bigint | null
}

const saw: AgentsSaw = {
  sent: 0,
  attempts: 0,
  cut: 0,
  answers: {},
  acknowledged: [],
  abandoned: [],
  refused: [],
  acknowledgedAt: [],
}
let flights: Flight[] = []
let ending: number | undefined

const tell = (said: FromAgents) => process.send?.(said)

process.on('disconnect', () => process.exit(1))
process.on('message', (told: ToAgents) => {
  if ('start' in told) void run(told.start)
  else if ('inFlightAt' in told)
    tell({ inFlight: inFlightAt(BigInt(told.inFlightAt)), acknowledged: saw.acknowledged.length })
  else ending = Date.now()
})

function inFlightAt(at: bigint): number {
  const open = flights.filter(({ from, to }) => from < at && (to === null || to > at)).length
  flights = flights.filter(({ to }) => to === null)
  return open
}

async function run(start: AgentsStart): Promise<void> {
  const began = new Date()
  await Promise.all(
    Array.from({ length: start.workers }, (_, i) => work(start, began, random(start.seed + i))),
  )
  await writeFile(start.into, JSON.stringify(saw))
  tell({ written: true })
}

/** One agent: report after report, each until it was acknowledged; now and then twice at once, now and then given up. */
async function work(start: AgentsStart, began: Date, next: Random): Promise<void> {
  while (ending === undefined) {
    const report = sentReport(next, saw.sent++, began)
    const sender = start.senders[report.n % start.senders.length]
    if (!sender) return
    const gives = next()
    const twice = gives < 0.05
    const attempts = twice ? 2 : 1
    await Promise.all(
      Array.from({ length: attempts }, () => handIn(start, sender, report, gives > 0.9, next)),
    )
    await sleep(between(next, 0, 30))
  }
}

async function handIn(
  { apis }: AgentsStart,
  { tenant, token }: AgentsStart['senders'][number],
  report: SentReport,
  abandons: boolean,
  next: Random,
): Promise<void> {
  const sha256 = createHash('sha256').update(report.body).digest('hex')
  const { asset = '', observed_at: observedAt = '' } = report.query
  let said = ''
  for (let attempt = report.n; ; attempt++) {
    const api = apis[attempt % apis.length]
    const answer = await ask(
      `${api}/api/v1/submissions?${new URLSearchParams(report.query)}`,
      token,
      report.body,
    )
    if (answer) {
      said = `${answer.status} ${answer.text.slice(0, 300)}`
      saw.answers[answer.status] = (saw.answers[answer.status] ?? 0) + 1
      const submission = submissionOf(answer, report.broken)
      if (submission) {
        saw.acknowledgedAt.push(String(process.hrtime.bigint()))
        saw.acknowledged.push({ n: report.n, tenant, asset, sha256, status: answer.status, ...submission })
        return
      }
      if (![429, 503].includes(answer.status)) {
        saw.refused.push({ n: report.n, said })
        return
      }
    } else if (abandons) {
      saw.abandoned.push({ n: report.n, tenant, sha256, asset, observedAt })
      return
    }
    if (ending !== undefined && Date.now() - ending > DRAIN_MS) {
      saw.refused.push({ n: report.n, said: said || 'no answer' })
      return
    }
    // Sooner than an agent of the field would: what is looked for happens while many ask.
    await sleep(between(next, 20, 150))
  }
}

/** One attempt; nothing where no answer came. */
async function ask(
  url: string,
  token: string,
  body: Uint8Array<ArrayBuffer>,
): Promise<{ status: number; text: string } | undefined> {
  const flight: Flight = { from: process.hrtime.bigint(), to: null }
  flights.push(flight)
  saw.attempts++
  try {
    const response = await fetch(url, {
      method: 'POST',
      headers: { Authorization: `Bearer ${token}`, 'Content-Type': 'application/octet-stream' },
      body,
      signal: AbortSignal.timeout(60_000),
    })
    return { status: response.status, text: await response.text() }
  } catch {
    saw.cut++
    return undefined
  } finally {
    flight.to = process.hrtime.bigint()
  }
}

/** The submission that an answer acknowledges: taken, or refused for good and kept. */
function submissionOf(
  { status, text }: { status: number; text: string },
  broken: boolean,
): Pick<Acknowledged, 'submission' | 'log'> | undefined {
  if (broken ? status !== 415 && status !== 422 : ![200, 201, 202].includes(status)) return undefined
  const said = JSON.parse(text) as { id?: string; submission_id?: string; log?: Acknowledged['log'] }
  const submission = said.id ?? said.submission_id
  return submission === undefined ? undefined : { submission, ...(said.log ? { log: said.log } : {}) }
}
