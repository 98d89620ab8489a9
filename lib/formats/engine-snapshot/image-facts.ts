import type { EvidencePlace } from '../../core/report'
import { arrayOf, objectOf, textOf } from './json-access'
import type { JsonObject } from './whole-values'

/** What is read of an image. */
export interface ImageFacts {
  /** Digest of its configuration. */
  id: string
  /** What it was asked under. */
  reference: string
  /** RFC 3339; '' where the engine says none. */
  created: string
  user: string
  /** Set in images that `docker commit` made: the short id of the container. */
  hostname: string
  /** Variables with their values, to tell those of a container from those of its image. Never leaves the checks. */
  env: string[]
  /** Digests under which registries know it. */
  repoDigests: string[]
  at: EvidencePlace
}

export function imageFacts(reference: string, body: JsonObject, at: EvidencePlace): ImageFacts {
  const config = objectOf(body.Config)
  const id = textOf(body.Id)
  return {
    id: /^[0-9a-f]{64}$/.test(id) ? `sha256:${id}` : id,
    reference,
    created: textOf(body.Created),
    user: textOf(config.User),
    hostname: textOf(config.Hostname),
    env: arrayOf(config.Env).map(textOf),
    repoDigests: arrayOf(body.RepoDigests).map(textOf),
    at,
  }
}
