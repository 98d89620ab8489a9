import { arrayOf, objectOf, textOf } from './json-access'
import type { JsonObject } from './whole-values'

/** One mount of a container. */
export interface Mount {
  type: string
  /** Path on the host, without `//`, `.` and a slash at its end. */
  source: string
  writable: boolean
  propagation: string
}

/** The mounts of a container, sorted: engines write them in any order, and in another one the next time. */
export function mountsOf(body: JsonObject): Mount[] {
  const mounts = arrayOf(body.Mounts).map((entry) => {
    const { Type: type, Source: source, RW: writable, Propagation: propagation } = objectOf(entry)
    return {
      type: textOf(type),
      source: plainPath(textOf(source)),
      writable: writable !== false,
      propagation: textOf(propagation),
    }
  })
  return mounts.sort((a, b) => (keyOf(a) < keyOf(b) ? -1 : 1))
}

function keyOf({ source, writable, type, propagation }: Mount): string {
  return [source, writable, type, propagation].join('\n')
}

/** `/etc//ssh/./` → `/etc/ssh`. `..` goes up, but never beyond the root. */
export function plainPath(path: string): string {
  if (!path.startsWith('/')) return path
  const parts: string[] = []
  for (const part of path.split('/')) {
    if (part === '..') parts.pop()
    else if (part !== '' && part !== '.') parts.push(part)
  }
  return `/${parts.join('/')}`
}

const ENGINE_SOCKETS = ['docker.sock', 'containerd.sock', 'podman.sock', 'crio.sock', 'cri-dockerd.sock']

/** Whether a path is the socket of an engine, wherever it lies. */
export function isEngineSocket(source: string): boolean {
  return ENGINE_SOCKETS.some((name) => source.endsWith(name))
}
