import type { Format } from '../../core/report'
import { detectSnapshot, FORMAT } from './detect-snapshot'
import { parseSnapshot, TOOL } from './parse-snapshot'

/** Snapshots of a Docker or Podman engine: the answers of its API, as the agent or a few lines of shell collect them. */
export const engineSnapshot: Format = {
  tool: TOOL,
  detect: ({ head }) => (detectSnapshot(head) ? FORMAT : null),
  parse: (chunks) => parseSnapshot(chunks),
}
