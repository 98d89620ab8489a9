import type { ReportedComponent } from '../../core/components/component'
import type { FunctionTable } from '../../core/components/function-table'
import { labelledFunction } from '../../core/components/labelled-function'
import type { EvidencePlace } from '../../core/report'
import { componentKey } from './component-key'
import { groupServers } from './group-servers'
import { type EngineFacts, isolationOf } from './isolation'
import { arrayOf, objectOf, textOf, textsOf } from './json-access'
import { ownProcesses } from './own-processes'
import type { Process } from './processes'
import type { JsonObject, JsonValue } from './whole-values'

/** A container as its inspect answer gives it, with its process list beside. */
export interface InspectedContainer {
  id: string
  body: JsonObject
  at: EvidencePlace
  /** Null: there is none. */
  processes: Process[] | null
}

/** What is kept of a container: facts without arguments, environment or any label but those that name and declare it. */
export function observeContainer(
  table: FunctionTable,
  engine: EngineFacts,
  { body, at, processes: list }: InspectedContainer,
  nameOf: (id: string) => string,
): ReportedComponent {
  const config = objectOf(body.Config)
  const state = objectOf(body.State)
  const labels = textsOf(config.Labels)
  const name = containerName(body)
  const running = state.Running === true || state.Paused === true
  const processes = ownProcesses(body, list)
  const image = textOf(config.Image) || textOf(body.ImageName)
  const { published, listening } = ports(objectOf(body.NetworkSettings).Ports)
  const exposed = [...new Set([...Object.keys(objectOf(config.ExposedPorts)), ...listening])].sort()
  return {
    ...componentKey(name, labels),
    name,
    image,
    imageDigest: digestOf(textOf(body.Image)),
    state: textOf(state.Status) || (running ? 'running' : 'exited'),
    running,
    processesKnown: processes !== null,
    ...(running && processes ? groupServers(table, processes) : { servers: [], others: [] }),
    exposed,
    published,
    hints: hints(table, exposed, image),
    isolation: isolationOf(table, engine, body, nameOf),
    labelled: labelledFunction(table, labels),
    at,
  }
}

/** Older Podman writes a digest without its algorithm. */
function digestOf(image: string): string | null {
  return (/^[0-9a-f]{64}$/.test(image) ? `sha256:${image}` : image) || null
}

export function containerName(body: JsonObject): string {
  return textOf(body.Name).replace(/^\//, '') || textOf(body.Id).slice(0, 12)
}

function ports(value: JsonValue | undefined): { published: string[]; listening: string[] } {
  const published: string[] = []
  const listening: string[] = []
  for (const [port, bindings] of Object.entries(objectOf(value))) {
    listening.push(port)
    for (const binding of arrayOf(bindings)) {
      const { HostIp: ip, HostPort: host } = objectOf(binding)
      const address = textOf(ip) || '0.0.0.0'
      published.push(`${address.includes(':') ? `[${address}]` : address}:${textOf(host)}->${port}`)
    }
  }
  return { published: [...new Set(published)].sort(), listening }
}

function hints(table: FunctionTable, exposed: readonly string[], image: string): string[] {
  const repository = image.split('@')[0]?.split('/').at(-1)?.split(':')[0] ?? ''
  const words = [repository, ...repository.split(/[-_.]/)]
  const byImage = words.flatMap((word) => (Object.hasOwn(table.images, word) ? [table.images[word]] : []))
  const byPort = exposed.flatMap((port) => {
    const number = port.split('/')[0] ?? ''
    return Object.hasOwn(table.ports, number) ? [table.ports[number]] : []
  })
  return [...new Set([...byImage, ...byPort].filter((kind) => kind !== undefined))].sort()
}
