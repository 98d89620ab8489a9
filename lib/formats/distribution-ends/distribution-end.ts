import data from './distribution-ends.json'

const families = new Map(
  data.distributions.flatMap(({ family, names, release, ends }) => {
    const entry = { whole: release === 'major', ends: new Map(Object.entries(ends)) }
    return [family, ...names].map((name) => [name, entry] as const)
  }),
)

/**
 * Last day (YYYY-MM-DD) on which a release of a distribution publishes security advisories to everybody.
 * Undefined for rolling and unknown releases: those are not judged.
 *
 * @param family as scanners print it: `debian`, `alpine`, `rhel`, `opensuse.leap`
 * @param version as printed, with or without point release: `9.9`, `3.10.2`, `2 (Karoo)`
 */
export function distributionEnd(family: string, version: string): string | undefined {
  const entry = families.get(family.trim().toLowerCase())
  const [major = '', minor] = /^\d+(?:\.\d+)?/.exec(version.trim())?.[0].split('.') ?? []
  return entry?.ends.get(entry.whole || minor === undefined ? major : `${major}.${minor}`)
}

/** True when the end has passed at an instant (RFC 3339); the last day itself is still supported. */
export function hasEndedAt(end: string, at: string): boolean {
  return Date.parse(at) >= Date.parse(`${end}T00:00:00Z`) + 86_400_000
}
