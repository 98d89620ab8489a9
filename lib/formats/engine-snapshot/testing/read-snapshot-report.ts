import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import type { ReportedComponent } from '../../../core/components/component'
import type { Note, Observation, ParseEvent, ReportHeader } from '../../../core/report'
import { pieces } from '../../testing/pieces'
import { engineSnapshot } from '../engine-snapshot'

/** Everything one snapshot says, collected for a test. */
export interface ReadSnapshot {
  header: ReportHeader
  components: ReportedComponent[]
  observations: Observation[]
  notes: Note[]
  end: Extract<ParseEvent, { type: 'end' }>
}

/** Bytes of a real snapshot of `goldens/`. */
export function snapshotGolden(name: string): Uint8Array {
  return new Uint8Array(readFileSync(fileURLToPath(new URL(`../goldens/${name}`, import.meta.url))))
}

/** Parses bytes cut into pieces of the given sizes (the last size again and again). */
export async function readSnapshotReport(
  bytes: Uint8Array | string,
  sizes: number[] = [65_536],
): Promise<ReadSnapshot> {
  const whole = typeof bytes === 'string' ? new TextEncoder().encode(bytes) : bytes
  const events: ParseEvent[] = []
  for await (const event of engineSnapshot.parse(pieces(whole, sizes), {})) events.push(event)
  const [first, ...rest] = events
  const last = rest.at(-1)
  if (first?.type !== 'header' || last?.type !== 'end') throw new Error('a report is a header, …, an end')
  return {
    header: first.header,
    components: rest.flatMap((event) => (event.type === 'component' ? [event.component] : [])),
    observations: rest.flatMap((event) => (event.type === 'observations' ? [...event.observations] : [])),
    notes: rest.flatMap((event) => (event.type === 'note' ? [event.note] : [])),
    end: last,
  }
}

/** What an engine would answer of one container; parts may be replaced. */
export interface FakeContainer {
  id: string
  name?: string
  running?: boolean
  labels?: Record<string, string>
  host?: Record<string, unknown>
  config?: Record<string, unknown>
  /** Other members of the answer, e.g. `Mounts`. */
  body?: Record<string, unknown>
  top?: unknown
}

/**
 * A snapshot of made-up containers, as text.
 * @param more bodies of other answers by path (`swarm`, `images/i:1/json`), beside them members of the snapshot itself (`hostFacts`)
 */
export function fakeSnapshot(
  containers: readonly FakeContainer[],
  info: Record<string, unknown> = {},
  { hostFacts, ...more }: Record<string, unknown> = {},
): string {
  const requests: Record<string, unknown> = {
    'GET /info': { status: 200, body: { ID: 'ENGINE', Name: 'h-1', DefaultRuntime: 'runc', ...info } },
    'GET /containers/json?all=1': {
      status: 200,
      body: containers.map(({ id, name }) => ({ Id: id, Names: [`/${name ?? id}`], State: 'running' })),
    },
  }
  for (const {
    id,
    name,
    running = true,
    labels = {},
    host = {},
    config = {},
    body: more = {},
    top,
  } of containers) {
    const state = { Running: running, Status: running ? 'running' : 'exited' }
    const body = { Id: id, Name: `/${name ?? id}`, State: state, HostConfig: host }
    requests[`GET /containers/${id}/json`] = {
      status: 200,
      body: { ...body, Config: { Image: 'i:1', Labels: labels, ...config }, ...more },
    }
    if (top) requests[`GET /containers/${id}/top?ps_args=-eo%20pid`] = { status: 200, body: top }
  }
  for (const [path, body] of Object.entries(more)) requests[`GET /${path}`] = { status: 200, body }
  return JSON.stringify({
    schema: 'docker-engine-snapshot/1',
    collectedAt: '2026-11-22T03:00:00.000Z',
    hostFacts,
    requests,
  })
}

/** A process list of commands, each `pid ppid comm args…`. */
export function top(...lines: string[]): unknown {
  return {
    Titles: ['PID', 'PPID', 'USER', 'COMMAND', 'COMMAND'],
    Processes: lines.map((line) => {
      const [pid, ppid, comm, ...args] = line.split(' ')
      return [pid, ppid, 'root', comm, args.join(' ')]
    }),
  }
}
