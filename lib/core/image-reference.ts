/** An image reference taken apart, `registry.example.com:5000/team/app:1.4@sha256:…`. */
export interface ImageReference {
  /** Without tag and digest; Docker Hub's images by their short name (`nginx`, `grafana/grafana`). */
  repository: string
  tag: string | null
  digest: string | null
}

const HUB = /^(?:(?:index\.|registry-1\.)?docker\.io\/)(?:library\/)?|^library\//

/** Takes a reference apart (grammar of distribution/reference); what follows the last slash may hold a tag, what stands before it a port. */
export function imageReference(reference: string): ImageReference {
  const [named = '', digest = null] = reference.split('@', 2)
  const slash = named.lastIndexOf('/')
  const colon = named.indexOf(':', slash + 1)
  const repository = colon < 0 ? named : named.slice(0, colon)
  return {
    repository: repository.replace(HUB, ''),
    tag: colon < 0 ? null : named.slice(colon + 1) || null,
    digest: digest || null,
  }
}

/** The tag of a reference as it is compared: `nginx` and `docker.io/library/nginx:latest` are one; null where only a digest names the image. */
export function tagOf(reference: string): string | null {
  const { repository, tag, digest } = imageReference(reference)
  if (repository === '' || (tag === null && digest !== null)) return null
  return `${repository}:${tag ?? 'latest'}`
}
