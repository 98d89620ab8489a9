import type { Format } from '../../core/report'
import { withHead } from '../with-head'
import { detectInspect, INSPECT_FORMAT } from './detect-inspect'
import { detectSnapshot, FORMAT } from './detect-snapshot'
import { parseInspect } from './parse-inspect'
import { parseSnapshot, TOOL } from './parse-snapshot'

/**
 * Snapshots of a Docker or Podman engine: the answers of its API, as the agent or a few lines of shell collect them; and what
 * `docker inspect` prints of some of its containers.
 */
export const engineSnapshot: Format = {
  tool: TOOL,
  detect: ({ head }) => {
    if (detectSnapshot(head)) return FORMAT
    return detectInspect(head) ? INSPECT_FORMAT : null
  },
  async *parse(chunks) {
    const { head, all } = await withHead(chunks)
    yield* detectInspect(head) ? parseInspect(all) : parseSnapshot(all)
  },
}
