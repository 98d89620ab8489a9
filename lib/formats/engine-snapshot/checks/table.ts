import { CONFINEMENT } from './confinement'
import { DAEMON } from './daemon'
import { FUNCTIONS } from './functions'
import { IMAGES } from './images'
import { LIMITS } from './limits'
import { MOUNTS } from './mounts'
import { NAMESPACES } from './namespaces'
import { PORTS } from './ports'
import { PRIVILEGE } from './privilege'
import type { SnapshotCheck } from './snapshot-check'
import { SWARM } from './swarm'
import { TENANCY } from './tenancy'
import { USER } from './user'
import { VERSIONS } from './versions'

/** Every check of a snapshot, by family. */
export const SNAPSHOT_CHECKS: readonly SnapshotCheck[] = [
  ...FUNCTIONS,
  ...PRIVILEGE,
  ...CONFINEMENT,
  ...USER,
  ...NAMESPACES,
  ...MOUNTS,
  ...LIMITS,
  ...PORTS,
  ...IMAGES,
  ...TENANCY,
  ...DAEMON,
  ...SWARM,
  ...VERSIONS,
]
