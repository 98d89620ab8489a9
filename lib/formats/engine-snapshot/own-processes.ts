import { objectOf, textOf } from './json-access'
import type { Process } from './processes'
import type { JsonObject } from './whole-values'

/**
 * The processes of a list that are the container's own. One that shares the host's process namespace may be shown with all
 * that runs on the host, its SSH server, too: then only the container's first process and what descends from it count.
 * Null where that process is not among them, so that nothing can be told apart.
 */
export function ownProcesses(body: JsonObject, processes: Process[] | null): Process[] | null {
  if (!processes || textOf(objectOf(body.HostConfig).PidMode) !== 'host') return processes
  const first = String(objectOf(body.State).Pid ?? '')
  const parents = new Map(processes.map(({ pid, ppid }) => [pid, ppid]))
  if (!parents.has(first)) return null
  const own = new Map<string, boolean>([[first, true]])
  return processes.filter(({ pid }) => descends(pid, parents, own))
}

/** Walks up to a process of which it is known, and remembers the way. */
function descends(pid: string, parents: ReadonlyMap<string, string>, own: Map<string, boolean>): boolean {
  const way: string[] = []
  let at: string | undefined = pid
  while (at !== undefined && !own.has(at)) {
    way.push(at)
    // A list may call a process its own ancestor: what was met is no descendant until shown.
    own.set(at, false)
    at = parents.get(at)
  }
  const answer = at !== undefined && own.get(at) === true
  for (const one of way) own.set(one, answer)
  return answer
}
