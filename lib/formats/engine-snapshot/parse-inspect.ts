import { BrokenReportError, type EvidencePlace, type Note, type ParseEvent } from '../../core/report'
import { withHead } from '../with-head'
import { hostAlone } from './checks/host'
import { reportedCheck } from './checks/reported-check'
import { runCheck } from './checks/run-checks'
import { SNAPSHOT_CHECKS } from './checks/table'
import { INSPECT_FORMAT } from './detect-inspect'
import { objectOf, textOf } from './json-access'
import { TOOL } from './parse-snapshot'
import { readContainers } from './read-containers'
import { CONTAINER_LIMIT, limit } from './read-snapshot'
import { scanValues } from './scan-values'
import type { JsonObject } from './whole-values'

/** A look at some containers is never comparable with one at all of them. */
const PROFILE = 'inspect-1'

/**
 * Reads what `docker inspect` prints: containers, and nothing of their neighbours, images, processes or engine. Their faults are told;
 * nothing passes and nothing else is closed, for the list has gaps. What the host's containers are for stays as snapshots saw it.
 * @throws BrokenReportError when it breaks off, or holds no container
 */
export async function* parseInspect(
  chunks: AsyncIterable<Uint8Array>,
): AsyncGenerator<ParseEvent, void, undefined> {
  const { head, all } = await withHead(chunks)
  const depth = new TextDecoder('latin1').decode(head).search(/\[/) === 0 ? 1 : 0
  const inspected = new Map<string, { body: JsonObject; at: EvidencePlace }>()
  const notes: Note[] = []
  let items = 0
  await scanValues(all, {
    wanted: (path) => path.length === depth,
    take: ({ value, at }) => {
      items += 1
      const body = objectOf(value)
      if (body.HostConfig && body.State) inspected.set(textOf(body.Id) || String(items), { body, at })
      limit(inspected.size, CONTAINER_LIMIT, 'containers')
    },
    notes,
  })
  if (inspected.size === 0)
    throw new BrokenReportError('no_containers_answer', 'None of the entries is a container.', '/')
  const header = { tool: TOOL, format: INSPECT_FORMAT, assetKind: 'host' as const, identities: [] }
  yield { type: 'header', header }

  const containers = readContainers({
    inspected,
    processes: new Map(),
    info: {},
    images: new Map(),
    histories: new Map(),
    notes,
  })
  for (const note of [...notes, ...notesOf(items - inspected.size)]) yield { type: 'note', note }
  const checks = SNAPSHOT_CHECKS.filter(({ container, beyond }) => container && !beyond)
  const host = hostAlone(containers)
  for (const check of checks) {
    yield { type: 'observations', observations: runCheck(check, host, true) }
  }
  const partialChecks = checks.map((check) => reportedCheck(check).check.name)
  yield {
    type: 'end',
    counts: { items },
    coverage: { profile: PROFILE, checks: [], partialChecks },
    complete: true,
  }
}

function notesOf(others: number): Note[] {
  const alone: Note = {
    level: 'warning',
    code: 'containers_alone',
    message:
      'Only the settings of these containers are judged. Collect a snapshot of the engine to judge all containers, their images, processes and the engine itself, and to see what is mended.',
  }
  if (others === 0) return [alone]
  const message = `${others} entries are images, networks or volumes, and are not read.`
  return [alone, { level: 'info', code: 'other_objects', message }]
}
