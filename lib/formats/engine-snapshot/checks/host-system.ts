import { textOf } from '../json-access'
import type { JsonObject } from '../whole-values'

/** A host's distribution, as `distribution-ends` knows it. */
export interface HostSystem {
  family: string
  version: string
}

/** How engines print a distribution's name (`PRETTY_NAME` of os-release), and Podman its id. */
const FAMILIES: readonly (readonly [RegExp, string])[] = [
  [/^debian/i, 'debian'],
  [/^ubuntu/i, 'ubuntu'],
  [/^alpine/i, 'alpine'],
  [/^centos/i, 'centos'],
  [/^red hat enterprise linux|^rhel/i, 'rhel'],
  [/^rocky/i, 'rocky'],
  [/^alma/i, 'alma'],
  [/^oracle linux/i, 'oracle'],
  [/^amazon linux/i, 'amazon'],
  [/^fedora/i, 'fedora'],
  [/^opensuse leap/i, 'opensuse.leap'],
]

/** The distribution of `GET /info`; null where its name is none that is known. */
export function hostSystem(info: JsonObject): HostSystem | null {
  const printed = textOf(info.OperatingSystem).trim()
  const family = FAMILIES.find(([pattern]) => pattern.test(printed))?.[1]
  const version = /\d+(?:\.\d+)*/.exec(printed)?.[0] ?? textOf(info.OSVersion)
  // A stream goes on where the release of its number has ended.
  return family && version !== '' && !/stream/i.test(printed) ? { family, version } : null
}
