import { imageReference, tagOf } from '../image-reference'
import { parsePurl, purlOf } from '../package-url'
import type { VulnerablePlace } from './vulnerable-place'

/** What a statement of a VEX document is about, as printed. */
export interface StatedPlace {
  product: string
  /** '' speaks of the product itself. */
  component: string
}

/**
 * Whether a statement is about a vulnerability at a place, and not merely about something like it. A component is a package within
 * the product, which is an image; a product without a component is an image with all that is in it, or the package itself. What
 * cannot be compared (an unknown qualifier, a product's CPE, a name without a registry that is none of Docker Hub's) is about nothing.
 */
export function isAbout({ product, component }: StatedPlace, place: VulnerablePlace): boolean {
  if (component !== '') return isPackage(component, place) && isImage(product, place)
  return isPackage(product, place) || isImage(product, place)
}

const IMAGE_TYPES = new Set(['oci', 'docker'])

function isPackage(text: string, place: VulnerablePlace): boolean {
  const named = readPurl(text)
  const own = parsePurl(place.purl)
  if (!named || !own || IMAGE_TYPES.has(named.parts.type)) return false
  const { parts, qualifiers } = named
  if (purlOf({ ...parts, version: '' }) !== purlOf({ ...own, version: '' })) return false
  if (parts.version !== '' && purlOf(parts) !== purlOf(own)) return false
  return [...qualifiers].every(([key, value]) => {
    if (key === 'arch') return anyArchitecture.has(value) || isArchitecture(value, place)
    if (key === 'distro') return value === place.distribution
    return key === 'type' && value === DEFAULT_TYPE[parts.type]
  })
}

const anyArchitecture = new Set(['all', 'noarch', 'any'])
/** What a package of a type is where nothing else is said. */
const DEFAULT_TYPE: Readonly<Record<string, string>> = { maven: 'jar', golang: 'module' }

function isImage(text: string, place: VulnerablePlace): boolean {
  if (DIGEST.test(text)) return place.digests.has(text.toLowerCase())
  const named = readPurl(text)
  if (named) return IMAGE_TYPES.has(named.parts.type) && isImagePurl(named, place)
  if (/[\s?#]/.test(text) || text.startsWith('pkg:')) return false
  const { repository, tag, digest } = imageReference(text)
  if (digest !== null) return place.digests.has(digest)
  if (tag !== null) return place.tags.has(tagOf(text) ?? '')
  // A word alone may be the name of anything.
  return repository.includes('/') && place.repositories.has(repository)
}

const DIGEST = /^sha256:[0-9a-f]{64}$/i

/** A digest tells the image wherever it is kept; else its repository does, with the tag that is asked for. */
function isImagePurl({ parts, qualifiers }: ReadPurl, place: VulnerablePlace): boolean {
  for (const [key, value] of qualifiers) {
    if (key === 'arch' && !isArchitecture(value, place)) return false
    if (key === 'os' && value !== 'linux') return false
    if (!IMAGE_QUALIFIERS.has(key)) return false
  }
  if (DIGEST.test(parts.version)) return place.digests.has(parts.version.toLowerCase())
  const repository = repositoryOf({ parts, qualifiers })
  const tag = parts.version || (qualifiers.get('tag') ?? '')
  return tag === '' ? place.repositories.has(repository) : place.tags.has(`${repository}:${tag}`)
}

const IMAGE_QUALIFIERS = new Set(['arch', 'os', 'tag', 'repository_url'])

/** Without an address of a registry only Docker Hub's own images go by their name. */
function repositoryOf({ parts, qualifiers }: ReadPurl): string {
  const name = [parts.namespace, parts.name].filter((part) => part !== '').join('/')
  const url = (qualifiers.get('repository_url') ?? '').replace(/^https?:\/\//, '').replace(/\/+$/, '')
  if (url === '') return imageReference(name).repository
  const whole = url === parts.name || url.endsWith(`/${parts.name}`) ? url : `${url}/${name}`
  return imageReference(whole).repository
}

const SAME_ARCHITECTURE: Readonly<Record<string, string>> = {
  x86_64: 'amd64',
  aarch64: 'arm64',
  'arm64/v8': 'arm64',
  i386: '386',
  i686: '386',
  x86: '386',
  'arm/v7': 'armv7',
  armhf: 'armv7',
  armv7l: 'armv7',
  'arm/v6': 'armv6',
  ppc64el: 'ppc64le',
}
const architecture = (word: string) => SAME_ARCHITECTURE[word.toLowerCase()] ?? word.toLowerCase()

function isArchitecture(word: string, place: VulnerablePlace): boolean {
  return place.architecture !== null && architecture(word) === architecture(place.architecture)
}

interface ReadPurl {
  parts: NonNullable<ReturnType<typeof parsePurl>>
  qualifiers: ReadonlyMap<string, string>
}

/** A package URL with its qualifiers; null for anything else, and for a part of a package (`#subpath`). */
function readPurl(text: string): ReadPurl | null {
  if (/[\s#]/.test(text)) return null
  const parts = parsePurl(text)
  if (!parts) return null
  const qualifiers = new Map<string, string>()
  for (const [key, value] of new URLSearchParams(text.split('?')[1] ?? '')) {
    // Said twice it says nothing; without a value it is as if it were not there (purl-spec).
    if (value === '') continue
    if (qualifiers.has(key.toLowerCase())) return null
    qualifiers.set(key.toLowerCase(), value)
  }
  return { parts, qualifiers }
}
