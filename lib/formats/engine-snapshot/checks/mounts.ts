import type { Mount } from '../mounts'
import { isEngineSocket } from '../mounts'
import type { Container } from './container'
import { sensitivePath } from './sensitive-path'
import { type Fault, type SnapshotCheck, when } from './snapshot-check'

const endsIn = (name: string) => (mount: Mount) => mount.source.endsWith(name)

/** Sockets of engines, paths of the host, and how mounts spread. */
export const MOUNTS: readonly SnapshotCheck[] = [
  {
    code: 'docker-socket-mounted',
    many: true,
    container: ({ mounts }) => {
      const sockets = mounts.filter(endsIn('docker.sock'))
      // Read-only changes nothing: who may connect may ask for anything.
      return [
        ...when(sockets.some(({ writable }) => writable)),
        ...when(
          sockets.some(({ writable }) => !writable),
          { detail: 'ro' },
        ),
      ]
    },
  },
  {
    code: 'containerd-socket-mounted',
    container: ({ mounts }) => when(mounts.some(endsIn('containerd.sock'))),
  },
  {
    code: 'engine-socket-mounted',
    many: true,
    container: ({ mounts }) =>
      distinct(
        mounts.filter(
          (mount) =>
            isEngineSocket(mount.source) &&
            !endsIn('docker.sock')(mount) &&
            !endsIn('containerd.sock')(mount),
        ),
      ),
  },
  {
    code: 'host-path-writable',
    many: true,
    container: (container) => distinct(sensitive(container).filter(({ writable }) => writable)),
  },
  {
    code: 'host-path-readonly',
    many: true,
    container: (container) => distinct(sensitive(container).filter(({ writable }) => !writable)),
  },
  {
    code: 'mount-propagation-shared',
    container: ({ mounts }) => when(mounts.some(({ propagation }) => /^r?shared$/.test(propagation))),
  },
]

function sensitive({ mounts }: Container): Mount[] {
  return mounts.filter(
    ({ type, source, writable }) =>
      type === 'bind' && !isEngineSocket(source) && sensitivePath(source, writable),
  )
}

function distinct(mounts: readonly Mount[]): Fault[] {
  return [...new Set(mounts.map(({ source }) => source))].map((source) => ({ detail: source.slice(0, 200) }))
}
