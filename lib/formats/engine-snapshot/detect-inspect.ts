import { jsonOutline } from '../json/json-outline'

export const INSPECT_FORMAT = 'docker-container-inspect'

/**
 * Recognises what `docker inspect` prints of containers (a list whose first entry is one), or the API's answer about one. Lists that
 * begin with an image, a network or a volume are not read.
 */
export function detectInspect(head: Uint8Array): boolean {
  const { root, paths } = jsonOutline(head)
  const at = root === 'array' ? '/[]' : ''
  return root !== 'scalar' && ['HostConfig', 'State', 'Config'].every((name) => paths.has(`${at}/${name}`))
}
