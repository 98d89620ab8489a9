import { textOf } from '../json-access'
import type { SnapshotCheck } from './snapshot-check'
import { when } from './snapshot-check'

const SHARED = [
  ['host-network', 'NetworkMode'],
  ['host-pid', 'PidMode'],
  ['host-ipc', 'IpcMode'],
  ['host-uts', 'UTSMode'],
] as const

/** Namespaces of the host that a container shares. */
export const NAMESPACES: readonly SnapshotCheck[] = [
  ...SHARED.map(
    ([code, member]): SnapshotCheck => ({
      code,
      container: ({ host }) => when(textOf(host[member]) === 'host'),
    }),
  ),
  {
    code: 'userns-host',
    // Where the daemon maps nobody there is nothing to opt out of yet.
    container: ({ host }, { userNamespace }) =>
      when(textOf(host.UsernsMode) === 'host', userNamespace ? { severity: 'high' } : {}),
  },
]
