import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { isAbout } from './is-about'
import type { VulnerablePlace } from './vulnerable-place'

const digest = (letter: string) => `sha256:${letter.repeat(64)}`
const PLACE: VulnerablePlace = {
  purl: 'pkg:deb/debian/openssl@1.1.1d-0+deb10u3',
  digests: new Set([digest('a'), digest('b')]),
  tags: new Set(['registry.example.com/team/app:1.4']),
  repositories: new Set(['registry.example.com/team/app']),
  architecture: 'amd64',
  distribution: 'debian-10.4',
}
const HUB = { ...PLACE, tags: new Set(['nginx:1.21']), repositories: new Set(['nginx']) }
const OCI = `pkg:oci/app@${digest('a').replace(':', '%3A')}`
const APP = 'pkg:oci/app?repository_url=registry.example.com/team/app'
const OPENSSL = 'pkg:deb/debian/openssl@1.1.1d-0+deb10u3'

describe('a product without a component', () => {
  it.each([
    ['the image by its digest', OCI],
    ['the image by its digest, wherever it is kept', `${OCI}?repository_url=elsewhere.example.com/app`],
    ['a bare digest', digest('b')],
    ['a reference with a digest', `registry.example.com/team/app@${digest('a')}`],
    ['a reference with a tag', 'registry.example.com/team/app:1.4'],
    ['a repository', 'registry.example.com/team/app'],
    ['a repository by its package URL', APP],
    [
      'a repository whose address stops before the name',
      'pkg:oci/app?repository_url=https://registry.example.com/team',
    ],
    ['a tag of it', `${APP}&tag=1.4`],
    ['the architecture it has', `${APP}&arch=x86_64`],
    ['as Docker calls it', 'pkg:docker/team/app@1.4?repository_url=registry.example.com'],
    ['the package itself', OPENSSL],
    ['the package in any version', 'pkg:deb/debian/openssl'],
    ['the package of this distribution', `${OPENSSL}?arch=amd64&distro=debian-10.4`],
  ])('is about %s', (_, product) => {
    expect(isAbout({ product, component: '' }, PLACE)).toBe(true)
  })

  it.each([
    ['another digest', `pkg:oci/app@${digest('c').replace(':', '%3A')}`],
    ['another bare digest', digest('c')],
    ['another tag', 'registry.example.com/team/app:1.5'],
    ['another tag by package URL', `${APP}&tag=1.5`],
    ['another repository', 'registry.example.com/team/app2'],
    ['the same name in another registry', 'pkg:oci/app?repository_url=other.example.com/team/app'],
    ['the same name without a registry', 'pkg:oci/app'],
    ['another architecture', `${APP}&arch=arm64`],
    ['an operating system that it is not', `${APP}&os=windows`],
    ['something that only a qualifier we do not know tells apart', `${APP}&flavour=slim`],
    ['another version of the package', 'pkg:deb/debian/openssl@1.1.1d-0+deb10u4'],
    ['another package', 'pkg:deb/debian/openssl1.0@1.1.1d-0+deb10u3'],
    ['a package of another distribution', 'pkg:deb/ubuntu/openssl@1.1.1d-0+deb10u3'],
    ['a package of another type', 'pkg:rpm/debian/openssl@1.1.1d-0+deb10u3'],
    ['another architecture of the package', `${OPENSSL}?arch=armv7`],
    ['another release of the distribution', `${OPENSSL}?distro=debian-11`],
    ['an epoch that is not known', `${OPENSSL}?epoch=1`],
    ['a part of the package', `${OPENSSL}#lib/libssl.so`],
    ['a word', 'app'],
    ['a platform', 'cpe:/o:debian:debian_linux:10'],
    ['a BOM', 'urn:cdx:3e671687-395b-41f5-a30f-a58921a69b79/1'],
    ['nothing', ''],
  ])('is not about %s', (_, product) => {
    expect(isAbout({ product, component: '' }, PLACE)).toBe(false)
  })

  it('knows the short names of Docker Hub, and no other registry by them', () => {
    for (const product of [
      'pkg:oci/nginx',
      'docker.io/library/nginx:1.21',
      'pkg:docker/nginx@1.21',
      'index.docker.io/nginx:1.21',
    ])
      expect([product, isAbout({ product, component: '' }, HUB)]).toEqual([product, true])
    const elsewhere = {
      ...PLACE,
      repositories: new Set(['quay.io/nginx']),
      tags: new Set(['quay.io/nginx:1.21']),
    }
    expect(isAbout({ product: 'pkg:oci/nginx', component: '' }, elsewhere)).toBe(false)
    expect(isAbout({ product: 'nginx:1.21', component: '' }, elsewhere)).toBe(false)
  })

  it('asks for nothing of an image of which it is not known', () => {
    const unknown = { ...PLACE, architecture: null, distribution: null }
    expect(isAbout({ product: `${APP}&arch=amd64`, component: '' }, unknown)).toBe(false)
    expect(isAbout({ product: `${OPENSSL}?distro=debian-10.4`, component: '' }, unknown)).toBe(false)
  })
})

describe('a component', () => {
  it('is a package within that image alone', () => {
    expect(isAbout({ product: OCI, component: OPENSSL }, PLACE)).toBe(true)
    expect(isAbout({ product: OCI, component: 'pkg:deb/debian/openssl' }, PLACE)).toBe(true)
    expect(isAbout({ product: OCI, component: 'pkg:deb/debian/zlib' }, PLACE)).toBe(false)
    expect(isAbout({ product: 'registry.example.com/team/other', component: OPENSSL }, PLACE)).toBe(false)
  })

  it('within a package says nothing of it elsewhere', () => {
    expect(isAbout({ product: 'pkg:golang/k8s.io/kube-scheduler', component: OPENSSL }, PLACE)).toBe(false)
    expect(isAbout({ product: OPENSSL, component: OPENSSL }, PLACE)).toBe(false)
  })
})

it('is never about a place that differs in what it names, whatever it names', () => {
  const word = fc.constantFrom('app', 'web', 'db')
  const place = fc.record({
    repository: word,
    tag: word,
    digest: fc.constantFrom('a', 'b', 'c'),
    name: word,
    version: word,
    arch: fc.constantFrom('amd64', 'arm64'),
  })
  fc.assert(
    fc.property(
      place,
      place,
      fc.subarray(['repository', 'tag', 'digest', 'arch'] as const),
      fc.boolean(),
      fc.boolean(),
      (one, other, said, versioned, componentless) => {
        const by = new Set(said)
        const product =
          `pkg:oci/${one.repository}${by.has('digest') ? `@${digest(one.digest).replace(':', '%3A')}` : ''}?repository_url=r.example.com/${one.repository}` +
          `${by.has('tag') ? `&tag=${one.tag}` : ''}${by.has('arch') ? `&arch=${one.arch}` : ''}`
        const component = componentless ? '' : `pkg:npm/${one.name}${versioned ? `@${one.version}` : ''}`
        const at: VulnerablePlace = {
          purl: `pkg:npm/${other.name}@${other.version}`,
          digests: new Set([digest(other.digest)]),
          tags: new Set([`r.example.com/${other.repository}:${other.tag}`]),
          repositories: new Set([`r.example.com/${other.repository}`]),
          architecture: other.arch,
          distribution: null,
        }
        const image = by.has('digest')
          ? one.digest === other.digest
          : one.repository === other.repository && (!by.has('tag') || one.tag === other.tag)
        const fits =
          image &&
          (!by.has('arch') || one.arch === other.arch) &&
          (componentless || (one.name === other.name && (!versioned || one.version === other.version)))
        expect(isAbout({ product, component }, at)).toBe(fits)
      },
    ),
  )
})
