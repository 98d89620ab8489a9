import { arrayOf, objectOf, textOf } from '../json-access'
import type { JsonValue } from '../whole-values'
import type { Container } from './container'
import type { Host } from './host'
import type { Service } from './service'
import type { Fault, SnapshotCheck } from './snapshot-check'

/** Below this only root may listen on a host. */
const ORDINARY = 1024
const EVERYWHERE = ['', '0.0.0.0', '::', '0:0:0:0:0:0:0:0']

/** Ports that the host opens on all of its addresses. */
export const PORTS: readonly SnapshotCheck[] = [
  {
    code: 'port-all-interfaces',
    many: true,
    container: (container, host) => faults(openPorts(container, host).filter((port) => port >= ORDINARY)),
    service: (service) => ingress(service, (port) => port >= ORDINARY),
  },
  {
    code: 'port-privileged-all-interfaces',
    many: true,
    container: (container, host) => faults(openPorts(container, host).filter((port) => port < ORDINARY)),
    service: (service) => ingress(service, (port) => port < ORDINARY),
  },
]

function faults(ports: readonly number[]): Fault[] {
  return [...new Set(ports)].sort((a, b) => a - b).map((port) => ({ detail: String(port) }))
}

/**
 * Ports of the host on every address. Where the engine says what it bound, that counts: an address left out in the order is the
 * network's, which may be one only, and a port left out is chosen at each start.
 */
function openPorts({ body, host }: Container, { networks }: Host): number[] {
  const bound = objectOf(objectOf(body.NetworkSettings).Ports)
  const asked = objectOf(host.PortBindings)
  const fallback =
    networks?.find(({ name }) => name === 'bridge')?.options['com.docker.network.bridge.host_binding_ipv4'] ??
    ''
  const ports: number[] = []
  for (const port of new Set([...Object.keys(bound), ...Object.keys(asked)])) {
    const actual = bindings(bound[port])
    for (const { ip, number } of actual.length > 0 ? actual : bindings(asked[port], fallback)) {
      if (EVERYWHERE.includes(ip) && number > 0) ports.push(number)
    }
  }
  return ports
}

function bindings(value: JsonValue | undefined, fallback = ''): { ip: string; number: number }[] {
  return arrayOf(value).map((entry) => {
    const { HostIp: ip, HostPort: port } = objectOf(entry)
    return { ip: textOf(ip) || fallback, number: Number.parseInt(textOf(port), 10) || 0 }
  })
}

/** A service's published ports: through the ingress network on every address of every node. */
function ingress({ endpoint, spec }: Service, wanted: (port: number) => boolean): Fault[] {
  const told = arrayOf(endpoint.Ports)
  const ports = told.length > 0 ? told : arrayOf(objectOf(spec.EndpointSpec).Ports)
  const faults = ports.flatMap((entry) => {
    const { PublishedPort: port, PublishMode: mode } = objectOf(entry)
    if (typeof port !== 'number' || port <= 0 || !wanted(port)) return []
    return [`${port} (${textOf(mode) === 'host' ? 'host' : 'ingress'})`]
  })
  return [...new Set(faults)].sort().map((detail) => ({ detail }))
}
