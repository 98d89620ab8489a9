import type { ReportedComponent } from '../../core/components/component'
import { BrokenReportError, type Note, type ParseEvent, type ReportHeader } from '../../core/report'
import { FUNCTION_TABLE } from './function-table'
import { engineFacts } from './isolation'
import { textOf } from './json-access'
import { containerName, observeContainer } from './observe-container'
import { CHECKS, observeFunctions } from './observe-functions'
import { limit, RUNNING_LIMIT, readSnapshot, type Snapshot } from './read-snapshot'

export const TOOL = 'docker-engine'
/** Raised when a snapshot is asked more: looks of one profile are comparable. */
const PROFILE = 'functions-1'
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

  const components = componentsOf(snapshot)
  limit(components.filter(({ running }) => running).length, RUNNING_LIMIT, 'containers')
  const missing = [...(snapshot.listed ?? [])].filter(([id]) => !snapshot.inspected.has(id))
  const gaps = missing.filter(([, { state }]) => ['running', 'paused', 'restarting', ''].includes(state))
  for (const note of notesOf(snapshot, missing, components)) yield { type: 'note', note }
  for (const component of components) yield { type: 'component', component }
  const partial = gaps.length > 0 || !snapshot.listed
  for (const observation of observeFunctions(components, partial)) yield { type: 'observation', observation }

  const checks = CHECKS.map(({ name }) => name)
  const coverage = partial
    ? { profile: PROFILE, checks: [], partialChecks: checks }
    : { profile: PROFILE, checks }
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

/** In the order of their names, so that the engine's order means nothing. Of two of one name the first id counts. */
function componentsOf({ inspected, processes, info, notes }: Snapshot): ReportedComponent[] {
  const engine = engineFacts(info)
  const names = new Map([...inspected].map(([id, { body }]) => [id, containerName(body)]))
  // Namespaces of other containers are named by id, by short id or by name.
  const others = new Map(
    [...names].flatMap(([id, name]) => [[id.slice(0, 12), name] as const, [name, name] as const]),
  )
  const nameOf = (id: string) => names.get(id) ?? others.get(id) ?? id.slice(0, 12)
  const byName = new Map<string, ReportedComponent>()
  for (const [id, { body, at }] of [...inspected].sort(([a], [b]) => (a < b ? -1 : 1))) {
    const list =
      processes.get(id) ?? processes.get(containerName(body)) ?? processes.get(id.slice(0, 12)) ?? null
    const component = observeContainer(FUNCTION_TABLE, engine, { id, body, at, processes: list }, nameOf)
    const known = byName.get(component.name)
    if (!known) byName.set(component.name, component)
    else if (!notes.some(({ code }) => code === 'duplicate_container'))
      notes.push({
        level: 'warning',
        code: 'duplicate_container',
        message: 'Two containers have one name; the first is read.',
        ...(at.pointer === undefined ? {} : { at: at.pointer }),
      })
  }
  return [...byName.values()].sort((a, b) => (a.name < b.name ? -1 : 1))
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
