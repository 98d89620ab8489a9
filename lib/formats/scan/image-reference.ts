const DIGEST = /^sha256:[0-9a-f]{64}$/
/** Repository with optional registry, then a tag and a digest (distribution reference grammar, with upper case let pass). */
const REFERENCE =
  /^((?:[\w.-]+(?::\d+)?\/)?[\w.-]+(?:\/[\w.-]+)*?)(?::(\w[\w.-]{0,127}))?(?:@(sha256:[0-9a-f]{64}))?$/
/** Endings of files that scanners take for an image. */
const FILE = /\.(?:tar|tgz|gz|zst|xz|img|iso|qcow2|vmdk|json|xml|oci)$/i

export interface ImageReference {
  repository: string
  tag?: string
  digest?: string
}

/** True for `sha256:` and 64 hexadecimal digits. */
export function isDigest(text: string): boolean {
  return DIGEST.test(text)
}

/** Reads `registry/repository:tag@digest`; null for paths of files and what is no reference. */
export function parseReference(text: string): ImageReference | null {
  if (text.length > 500 || FILE.test(text) || /^[./~]|\/\/|^sha256:/.test(text)) return null
  const [, repository, tag, digest] = REFERENCE.exec(text) ?? []
  if (repository === undefined) return null
  return { repository, ...(tag ? { tag } : {}), ...(digest ? { digest } : {}) }
}
