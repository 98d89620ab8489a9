import { type PurlParts, parsePurl, purlOf } from '../../core/package-url'
import type { Vulnerability } from '../../core/report'

/** Package managers of distributions by family: purl type and namespace. */
const DISTRIBUTIONS: Record<string, [type: string, namespace: string]> = {
  debian: ['deb', 'debian'],
  ubuntu: ['deb', 'ubuntu'],
  alpine: ['apk', 'alpine'],
  wolfi: ['apk', 'wolfi'],
  chainguard: ['apk', 'chainguard'],
  minimos: ['apk', 'minimos'],
  redhat: ['rpm', 'redhat'],
  rhel: ['rpm', 'redhat'],
  centos: ['rpm', 'centos'],
  rocky: ['rpm', 'rocky'],
  alma: ['rpm', 'alma'],
  almalinux: ['rpm', 'alma'],
  fedora: ['rpm', 'fedora'],
  oracle: ['rpm', 'oracle'],
  ol: ['rpm', 'oracle'],
  amazon: ['rpm', 'amazon'],
  amzn: ['rpm', 'amazon'],
  photon: ['rpm', 'photon'],
  azurelinux: ['rpm', 'azurelinux'],
  'cbl-mariner': ['rpm', 'cbl-mariner'],
  opensuse: ['rpm', 'opensuse'],
  'opensuse.leap': ['rpm', 'opensuse'],
  'opensuse.tumbleweed': ['rpm', 'opensuse'],
  'opensuse-leap': ['rpm', 'opensuse'],
  suse: ['rpm', 'suse'],
  sles: ['rpm', 'suse'],
  'suse linux enterprise server': ['rpm', 'suse'],
}

/** Package managers of languages, by what scanners call them. */
const LANGUAGES: Record<string, string> = {
  npm: 'npm',
  yarn: 'npm',
  pnpm: 'npm',
  bun: 'npm',
  'node-pkg': 'npm',
  javascript: 'npm',
  nodejs: 'npm',
  pip: 'pypi',
  pipenv: 'pypi',
  poetry: 'pypi',
  uv: 'pypi',
  pylock: 'pypi',
  'python-pkg': 'pypi',
  python: 'pypi',
  gobinary: 'golang',
  gomod: 'golang',
  go: 'golang',
  jar: 'maven',
  pom: 'maven',
  gradle: 'maven',
  sbt: 'maven',
  java: 'maven',
  maven: 'maven',
  bundler: 'gem',
  gemspec: 'gem',
  ruby: 'gem',
  composer: 'composer',
  'composer-vendor': 'composer',
  nuget: 'nuget',
  'dotnet-core': 'nuget',
  'packages-props': 'nuget',
  cargo: 'cargo',
  rustbinary: 'cargo',
  rust: 'cargo',
  conan: 'conan',
  'conda-pkg': 'conda',
  'conda-environment': 'conda',
  hex: 'hex',
  pub: 'pub',
  swift: 'swift',
  cocoapods: 'cocoapods',
  julia: 'julia',
  kubernetes: 'k8s',
  bitnami: 'bitnami',
}

/** True when the word is a family of distributions, not a language. */
export function isDistribution(family: string): boolean {
  return Object.hasOwn(DISTRIBUTIONS, family.toLowerCase())
}

/**
 * A scanned package with its package URL: the printed one in our spelling, else made up from what the scanner calls
 * the kind of package.
 *
 * @param kind family of the distribution (`debian`) or package manager (`npm`, `jar`), as the scanner prints it
 */
export function packageOf(
  printed: { name: string; version: string; purl?: string },
  kind: string,
): Vulnerability['package'] {
  const { name, version } = printed
  const parts = parsePurl(printed.purl ?? '') ?? madeUp(name, version, kind.toLowerCase())
  return {
    purl: purlOf(parts),
    type: parts.type,
    name: name || parts.name,
    version: version || parts.version,
  }
}

function madeUp(name: string, version: string, kind: string): PurlParts {
  const [manager, namespace = ''] = own(DISTRIBUTIONS, kind) ?? []
  if (manager !== undefined) return { type: manager, namespace, name, version }
  const type = own(LANGUAGES, kind) ?? 'generic'
  const separator = type === 'maven' ? ':' : '/'
  const at = type === 'generic' ? -1 : name.lastIndexOf(separator)
  const parts = { type, namespace: name.slice(0, Math.max(at, 0)), name: name.slice(at + 1), version }
  return type === 'golang' && /^\d/.test(version) ? { ...parts, version: `v${version}` } : parts
}

function own<T>(table: Record<string, T>, key: string): T | undefined {
  return Object.hasOwn(table, key) ? table[key] : undefined
}
