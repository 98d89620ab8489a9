/** What this process's workers do at the moment. */
interface Running {
  /** Queue of each job, by its id. */
  readonly jobs: Map<string, string>
  /** The process ends: nothing more is begun. */
  ending: boolean
}

// One a process, also across Next's separately bundled files.
const held = globalThis as typeof globalThis & { plimsollRunning?: Running }

export function runningJobs(): Running {
  held.plimsollRunning ??= { jobs: new Map(), ending: false }
  return held.plimsollRunning
}
