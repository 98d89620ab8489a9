import type { ReportedComponent } from '../../core/components/component'
import { BrokenReportError, type Note, type ParseEvent, type ReportHeader } from '../../core/report'
import { hostOf } from './checks/host'
import { reportedCheck } from './checks/reported-check'
import { runCheck } from './checks/run-checks'
import { SNAPSHOT_CHECKS } from './checks/table'
import { textOf } from './json-access'
import { readContainers } from './read-containers'
import { limit, RUNNING_LIMIT, readSnapshot, type Snapshot } from './read-snapshot'

export const TOOL = 'docker-engine'
/** Raised when a snapshot is asked more: looks of one profile are comparable. */
const PROFILE = 'snapshot-2'
/** Containers that notes name one by one; the others are counted. */
const MOST_NAMED = 50

/**
 * Reads a snapshot whole: header, notes, its containers, what the checks say of them, end. A container that vanished while
 * the snapshot was taken is told, and the checks then prove nothing of it.
 * @throws BrokenReportError when it breaks off, or answers neither the list of containers nor any container
 */
export async function* parseSnapshot(
  chunks: AsyncIterable<Uint8Array>,
): AsyncGenerator<ParseEvent, void, undefined> {
  const snapshot = await readSnapshot(chunks)
  if (snapshot.schema === '')
    throw new BrokenReportError('not_a_snapshot', 'The bytes do not begin like a snapshot of an engine.')
  if (!snapshot.listed && snapshot.inspected.size === 0) {
    const message =
      'The snapshot has no answer to GET /containers/json; give the collector access to the engine.'
    throw new BrokenReportError('no_containers_answer', message, '/requests')
  }
  yield { type: 'header', header: headerOf(snapshot) }
  for (const note of snapshot.notes) yield { type: 'note', note }

  const containers = readContainers(snapshot)
  const components = containers.map(({ component }) => component)
  limit(components.filter(({ running }) => running).length, RUNNING_LIMIT, 'containers')
  const missing = [...(snapshot.listed ?? [])].filter(([id]) => !snapshot.inspected.has(id))
  const gaps = missing.filter(([, { state }]) => ['running', 'paused', 'restarting', ''].includes(state))
  for (const note of notesOf(snapshot, missing, components)) yield { type: 'note', note }
  for (const component of components) yield { type: 'component', component }
  const partial = gaps.length > 0 || !snapshot.listed
  const host = hostOf(snapshot, containers)
  for (const check of SNAPSHOT_CHECKS) {
    yield { type: 'observations', observations: runCheck(check, host, partial) }
  }

  // What is said of the engine itself is whole even where a container was missed.
  const names = (of: (check: (typeof SNAPSHOT_CHECKS)[number]) => boolean) =>
    SNAPSHOT_CHECKS.filter(of).map((check) => reportedCheck(check).check.name)
  // Where a snapshot as a whole cannot tell (it has no answer about images, say), what was found before stays.
  const some = ({ container, open }: (typeof SNAPSHOT_CHECKS)[number]) =>
    container !== undefined && (partial || open?.(host)?.result === 'not_checked')
  const partialChecks = names(some)
  const coverage = {
    profile: PROFILE,
    checks: names((check) => !some(check)),
    ...(partialChecks.length > 0 ? { partialChecks } : {}),
  }
  yield { type: 'end', counts: { items: components.length }, coverage, complete: true }
}

function headerOf({ schema, host, collectedAt, info, version }: Snapshot): ReportHeader {
  const id = textOf(info.ID)
  const name = textOf(info.Name) || host
  const toolVersion = textOf(version.Version) || textOf(info.ServerVersion)
  const printed = instantOf(collectedAt) ?? instantOf(textOf(info.SystemTime))
  return {
    tool: TOOL,
    format: 'docker-engine-snapshot',
    edition: schema.slice(schema.indexOf('/') + 1),
    ...(toolVersion === '' ? {} : { toolVersion }),
    ...(printed ? { printedAt: printed } : {}),
    assetKind: 'host',
    identities: id === '' ? [] : [`engine-id:${id}`],
    ...(name === '' ? {} : { name }),
  }
}

function instantOf(text: string): string | undefined {
  const at = /^\d{4}-\d\d-\d\dT/.test(text) ? Date.parse(text) : Number.NaN
  return Number.isNaN(at) ? undefined : new Date(at).toISOString()
}

function notesOf(
  snapshot: Snapshot,
  missing: readonly [string, { name: string }][],
  components: readonly ReportedComponent[],
): Note[] {
  const notes: Note[] = []
  if (textOf(snapshot.info.ID) === '')
    notes.push({
      level: 'warning',
      code: 'engine_unnamed',
      message:
        'The snapshot has no answer to GET /info, so the engine is known by the name the sender gives only.',
    })
  for (const [id, { name }] of missing.slice(0, MOST_NAMED))
    notes.push({
      level: 'warning',
      code: 'container_unread',
      message: `Container ${name || id.slice(0, 12)} is listed, but was not inspected; nothing is said of it.`,
    })
  if (missing.length > MOST_NAMED)
    notes.push({
      level: 'warning',
      code: 'container_unread',
      message: `${missing.length - MOST_NAMED} more containers are listed, but were not inspected; nothing is said of them.`,
    })
  const silent = components.filter(({ running, processesKnown }) => running && !processesKnown)
  if (silent.length > 0)
    notes.push({
      level: 'warning',
      code: 'processes_unknown',
      message: `The processes of ${silent.length} running containers are not in the snapshot; collect GET /containers/{id}/top too.`,
    })
  return notes
}
