import { replicaUrl } from './client'

interface Watched {
  /** Whether the last look found that it follows closely. */
  fresh: boolean
  /** Where the primary was at that look. */
  position: string | null
}

// One a process, also across Next's separately bundled files.
const held = globalThis as typeof globalThis & { plimsollReplica?: Watched }

/** What this process knows of its replica; not to be read from until it has been looked at. */
export function watchedReplica(): Watched {
  held.plimsollReplica ??= { fresh: false, position: null }
  return held.plimsollReplica
}

/** The replica's address while it follows closely; null where there is none, or it does not. */
export function freshReplica(): string | null {
  return watchedReplica().fresh ? replicaUrl() : null
}
