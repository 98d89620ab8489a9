import type { ObservedServer } from '../../core/components/component'
import type { FunctionTable } from '../../core/components/function-table'
import { classifyProcess } from './classify-process'
import type { Process } from './processes'

export interface GroupedServers {
  servers: ObservedServer[]
  /** Names of programs that no table knows, sorted. */
  others: string[]
}

/**
 * The servers among processes: workers whose chain of parents leads to a process of the same program are one instance
 * with it (nginx with its workers, postgres with its backends). Sorted by program.
 */
export function groupServers(table: FunctionTable, processes: readonly Process[]): GroupedServers {
  const classed = processes.map((process) => ({ process, classed: classifyProcess(table, process) }))
  const programOf = new Map(
    classed.flatMap(({ process, classed: one }) =>
      one.is === 'server' ? [[process.pid, one.program] as const] : [],
    ),
  )
  const servers = new Map<string, ObservedServer>()
  const others = new Set<string>()
  for (const { process, classed: one } of classed) {
    if (one.is === 'other') others.add(one.program)
    if (one.is !== 'server') continue
    // The same program as its parent: a worker. Each worker's parent is looked at in its turn, so chains need no walk.
    const isWorker = process.ppid !== process.pid && programOf.get(process.ppid) === one.program
    const key = `${one.program}\n${one.kind}`
    const server = servers.get(key) ?? {
      program: one.program,
      kind: one.kind,
      also: one.also,
      companion: table.kinds.some(({ id, companion }) => id === one.kind && companion),
      instances: 0,
      processes: 0,
    }
    server.processes += 1
    if (!isWorker) server.instances += 1
    servers.set(key, server)
  }
  const byName = (a: ObservedServer, b: ObservedServer) =>
    `${a.program}\n${a.kind}` < `${b.program}\n${b.kind}` ? -1 : 1
  return { servers: [...servers.values()].sort(byName), others: [...others].sort() }
}
