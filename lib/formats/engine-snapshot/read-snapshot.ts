import { BrokenReportError, type EvidencePlace, type Note } from '../../core/report'
import { type DaemonDefaults, takeHostFact } from './daemon-defaults'
import { type ImageFacts, imageFacts } from './image-facts'
import { arrayOf, objectOf, textOf } from './json-access'
import { type LayerOrigin, layerOrigin } from './layer-origin'
import { type Process, readProcesses } from './processes'
import { scanValues } from './scan-values'
import type { JsonElement, JsonObject, JsonValue } from './whole-values'

/** What a snapshot holds that is read, each answer reduced as soon as it is whole. */
export interface Snapshot {
  /** Whole schema word, e.g. `docker-engine-snapshot/1`. */
  schema: string
  host: string
  collectedAt: string
  info: JsonObject
  version: JsonObject
  /** Containers of the list: id → state and first name; null: the list was not asked for, or in vain. */
  listed: Map<string, { name: string; state: string }> | null
  /** By id. */
  inspected: Map<string, { body: JsonObject; at: EvidencePlace }>
  processes: Map<string, Process[]>
  processCount: number
  /** By the id of their configuration. */
  images: Map<string, ImageFacts>
  /** How the newest layer of an image came about, by the reference it was asked under. */
  histories: Map<string, LayerOrigin>
  /** What else answered yes, by the path that was asked: `swarm`, `services`, `networks`, `networks/<id>`. */
  answers: Map<string, { body: JsonValue; at: EvidencePlace }>
  /** Where `info` and `version` stand. */
  infoAt: EvidencePlace | null
  versionAt: EvidencePlace | null
  daemon: DaemonDefaults
  notes: Note[]
}

const INSPECT = /^GET (?:\/v[0-9.]+)?\/containers\/([^/?]+)\/json(?:\?|$)/
const TOP = /^GET (?:\/v[0-9.]+)?\/containers\/([^/?]+)\/top(?:\?|$)/
const LIST = /^GET (?:\/v[0-9.]+)?\/containers\/json(?:\?|$)/
const INFO = /^GET (?:\/v[0-9.]+)?\/(info|version)$/
const IMAGE = /^GET (?:\/v[0-9.]+)?\/images\/(.+)\/(json|history)(?:\?|$)/
const OTHER = /^GET (?:\/v[0-9.]+)?\/(swarm|services|networks|networks\/[^/?]+)(?:\?|$)/
/** Beyond any host that there is, and what can still be judged: every container is held against every other. */
export const CONTAINER_LIMIT = 5000
export const RUNNING_LIMIT = 2000
export const PROCESS_LIMIT = 200_000

/**
 * Reads a snapshot from its bytes: only the answers that somebody needs are built. Requests are known by their line, with
 * or without a version of the API in it.
 * @throws BrokenReportError when the JSON breaks off or is none (`truncated_report`, `broken_json`, `too_deep`), or holds more
 *   than any host has (`too_many_containers`, `too_many_processes`)
 */
export async function readSnapshot(chunks: AsyncIterable<Uint8Array>): Promise<Snapshot> {
  const snapshot: Snapshot = {
    schema: '',
    host: '',
    collectedAt: '',
    info: {},
    version: {},
    listed: null,
    inspected: new Map(),
    processes: new Map(),
    processCount: 0,
    images: new Map(),
    histories: new Map(),
    answers: new Map(),
    infoAt: null,
    versionAt: null,
    daemon: {},
    notes: [],
  }
  await scanValues(chunks, {
    wanted: isWanted,
    take: (element) => take(snapshot, element),
    notes: snapshot.notes,
  })
  return snapshot
}

function isWanted(path: readonly string[]): boolean {
  const [first, request = ''] = path
  if (path.length === 1)
    return ['schema', 'format', 'host', 'collectedAt', 'collected_at'].includes(first ?? '')
  if (path.length === 3 && first === 'hostFacts') return true
  if (path.length !== 2 || first !== 'requests') return false
  return [INFO, LIST, INSPECT, TOP, IMAGE, OTHER].some((wanted) => wanted.test(request))
}

function take(snapshot: Snapshot, { path, value, at }: JsonElement): void {
  const [first, request = ''] = path
  if (path.length === 1) {
    if ((first === 'schema' || first === 'format') && textOf(value).startsWith('docker-engine-snapshot/'))
      snapshot.schema = textOf(value)
    if (first === 'host') snapshot.host = textOf(value)
    if (first === 'collectedAt' || first === 'collected_at') snapshot.collectedAt = textOf(value)
    return
  }
  if (first === 'hostFacts') {
    takeHostFact(snapshot.daemon, path[2] ?? '', textOf(value))
    return
  }
  const body = answer(value)
  const about = INFO.exec(request)?.[1]
  if (about) takeEngine(snapshot, about, body, at)
  else if (LIST.test(request)) takeList(snapshot, body)
  else if (IMAGE.test(request)) takeImage(snapshot, request, body, at)
  else if (OTHER.test(request)) takeOther(snapshot, request, body, at)
  else takeContainer(snapshot, request, body, at)
}

function takeEngine(snapshot: Snapshot, about: string, body: JsonValue | undefined, at: EvidencePlace): void {
  if (body === undefined) return
  if (about === 'info') {
    snapshot.info = objectOf(body)
    snapshot.infoAt = at
  } else {
    snapshot.version = objectOf(body)
    snapshot.versionAt = at
  }
}

/** Of an image's history only how its newest layer came about is kept: commands may hold secrets. */
function takeImage(
  snapshot: Snapshot,
  request: string,
  body: JsonValue | undefined,
  at: EvidencePlace,
): void {
  const [, reference = '', about] = IMAGE.exec(request) ?? []
  if (body === undefined) return
  if (about === 'history') {
    snapshot.histories.set(reference, layerOrigin(body))
  } else {
    const image = imageFacts(reference, objectOf(body), at)
    if (image.id !== '') snapshot.images.set(image.id, image)
  }
  limit(Math.max(snapshot.images.size, snapshot.histories.size), CONTAINER_LIMIT, 'images')
}

function takeOther(
  snapshot: Snapshot,
  request: string,
  body: JsonValue | undefined,
  at: EvidencePlace,
): void {
  const path = OTHER.exec(request)?.[1]
  if (path !== undefined && body !== undefined) snapshot.answers.set(path, { body, at })
  limit(snapshot.answers.size, CONTAINER_LIMIT, 'networks')
}

/** The body of an answer that says yes. */
function answer(value: JsonValue): JsonValue | undefined {
  const { status, body } = objectOf(value)
  return status === 200 ? body : undefined
}

function takeList(snapshot: Snapshot, body: JsonValue | undefined): void {
  if (!Array.isArray(body)) return
  snapshot.listed ??= new Map()
  for (const entry of body) {
    const { Id: id, Names: names, State: state } = objectOf(entry)
    const name = textOf(arrayOf(names)[0]).replace(/^\//, '')
    if (textOf(id) !== '') snapshot.listed.set(textOf(id), { name, state: textOf(state) })
  }
  limit(snapshot.listed.size, CONTAINER_LIMIT, 'containers')
}

/** @throws BrokenReportError beyond it */
export function limit(
  count: number,
  most: number,
  what: 'containers' | 'processes' | 'images' | 'networks',
): void {
  if (count <= most) return
  throw new BrokenReportError(
    `too_many_${what}`,
    `The snapshot holds more than ${most} ${what}.`,
    '/requests',
  )
}

function takeContainer(
  snapshot: Snapshot,
  request: string,
  body: JsonValue | undefined,
  at: EvidencePlace,
): void {
  const id = INSPECT.exec(request)?.[1]
  if (id !== undefined) {
    const inspected = objectOf(body)
    const known = textOf(inspected.Id)
    if (known !== '') snapshot.inspected.set(known, { body: inspected, at })
    limit(snapshot.inspected.size, CONTAINER_LIMIT, 'containers')
    return
  }
  const processes = readProcesses(body)
  const of = TOP.exec(request)?.[1]
  if (!processes || of === undefined) return
  snapshot.processCount += processes.length
  limit(snapshot.processCount, PROCESS_LIMIT, 'processes')
  snapshot.processes.set(of, processes)
}
