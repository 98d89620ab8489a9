/** Names of distributions as Quay prints them, and their families. */
const NAMES: [RegExp, string][] = [
  [/^red hat/i, 'rhel'],
  [/^alpine/i, 'alpine'],
  [/^debian/i, 'debian'],
  [/^ubuntu/i, 'ubuntu'],
  [/^centos/i, 'centos'],
  [/^amazon|^amzn/i, 'amzn'],
  [/^oracle|^ol$/i, 'ol'],
  [/^opensuse/i, 'opensuse'],
  [/^sles|^suse/i, 'sles'],
  [/photon/i, 'photon'],
]

/** Family and release. */
export interface DistributionName {
  family: string
  version: string
}

/** From a name and a release as printed (`Red Hat Enterprise Linux Server`, `8`); null where there is no name. */
export function distributionNamed(name: string, version: string): DistributionName | null {
  const family = NAMES.find(([pattern]) => pattern.test(name))?.[1] ?? name.toLowerCase()
  return family === '' ? null : { family, version: version.replace(/^v/, '') }
}

/** From a namespace of Clair 1 and 2, `debian:9` or `alpine:v3.10`; null for names of updaters. */
export function distributionOfNamespace(namespace: string): DistributionName | null {
  const [, name, version] = /^([a-z][a-z-]*):v?(\d[\w.]*)$/i.exec(namespace) ?? []
  return name !== undefined && version !== undefined ? distributionNamed(name, version) : null
}
