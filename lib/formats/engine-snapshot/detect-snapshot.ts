import { jsonOutline } from '../json/json-outline'

export const FORMAT = 'docker-engine-snapshot'

/** Recognises a snapshot of a Docker or Podman engine: `schema` (the laboratory's: `format`) begins with `docker-engine-snapshot/`. */
export function detectSnapshot(head: Uint8Array): boolean {
  const { root, paths } = jsonOutline(head, markLength(head))
  if (root !== 'object') return false
  return [paths.get('/schema'), paths.get('/format')].some((word) => word?.startsWith(`${FORMAT}/`))
}

/** A byte order mark is no JSON. */
function markLength(head: Uint8Array): number {
  return head[0] === 0xef && head[1] === 0xbb && head[2] === 0xbf ? 3 : 0
}
