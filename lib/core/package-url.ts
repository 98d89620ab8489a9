/** Parts of a package URL that tell packages apart (purl-spec), without qualifiers and subpath. */
export interface PurlParts {
  type: string
  /** `debian`, `@babel`, `org.apache.commons`, `github.com/docker`; '' where the type has none. */
  namespace: string
  name: string
  version: string
}

const SHAPE = /^pkg:\/{0,2}([A-Za-z][A-Za-z0-9.+-]*)\/(.+)$/

/** Reads a printed package URL; null where it is none. */
export function parsePurl(text: string): PurlParts | null {
  const [, type, rest] = SHAPE.exec(text.split('#')[0]?.split('?')[0] ?? '') ?? []
  if (type === undefined || rest === undefined) return null
  const at = rest.lastIndexOf('@')
  const versioned = at > 0 && at > rest.lastIndexOf('/')
  const path = (versioned ? rest.slice(0, at) : rest).split('/').filter((part) => part !== '')
  const name = path.pop()
  if (name === undefined) return null
  return {
    type: type.toLowerCase(),
    namespace: path.map(decoded).join('/'),
    name: decoded(name),
    version: versioned ? decoded(rest.slice(at + 1)) : '',
  }
}

/**
 * The package URL in one spelling, whoever printed it: tools differ in what they percent-encode, in the epoch of
 * deb and rpm versions (a qualifier by the specification) and in the case of PyPI names. `+`, `:` and `~` stay as they are.
 */
export function purlOf({ type, namespace, name, version }: PurlParts): string {
  const plain = type === 'pypi' ? name.toLowerCase().replaceAll('_', '-') : name
  const bare = type === 'deb' || type === 'rpm' ? version.replace(/^\d+:/, '') : version
  const path = [type, ...namespace.split('/'), ...(type === 'golang' ? plain.split('/') : [plain])]
  const joined = path.filter((part) => part !== '').map(encoded)
  return `pkg:${joined.join('/')}${bare === '' ? '' : `@${encoded(bare)}`}`
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text).replaceAll('\0', '\u2400')
  } catch {
    return text
  }
}

function encoded(text: string): string {
  return text.replace(/[%\s?#@/]/gu, (char) => encodeURIComponent(char))
}
