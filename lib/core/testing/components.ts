import type { ObservedComponent, ObservedServer } from '../components/component'

/** A server as a process list shows it. */
export function server(kind: string, more: Partial<ObservedServer> = {}): ObservedServer {
  const companion = ['cron', 'monitoring', 'logging'].includes(kind)
  return { program: `${kind}d`, kind, also: [], companion, instances: 1, processes: 1, ...more }
}

/** A running container of these kinds of servers. */
export function component(
  name: string,
  kinds: readonly string[] = [],
  more: Partial<ObservedComponent> = {},
): ObservedComponent {
  return {
    key: `name:${name}`,
    name,
    service: null,
    image: 'registry.example.com/shop/web:1',
    imageDigest: null,
    state: 'running',
    running: true,
    processesKnown: true,
    servers: kinds.map((kind) => server(kind)),
    others: [],
    exposed: [],
    published: [],
    hints: [],
    isolation: {
      runtime: 'runc',
      runtimePath: 'runc',
      kernel: 'shared',
      privileged: false,
      userNamespace: false,
      network: 'bridge',
      shares: [],
    },
    labelled: {},
    ...more,
  }
}
