import { distributionEnd, hasEndedAt } from '../../distribution-ends/distribution-end'
import { arrayOf, objectOf, textOf } from '../json-access'
import type { Host } from './host'
import { hostSystem } from './host-system'
import { endedOn, flawsOf, isListed, makersVersion } from './known-versions'
import { informational, notChecked, type Open, type SnapshotCheck, when } from './snapshot-check'

const UNANSWERED = notChecked('the snapshot has no answer to GET /version or GET /info')
const UNDATED = notChecked('the snapshot does not say when it was taken')

function unready(host: Host): Open | null {
  if (engineVersion(host) === '') return UNANSWERED
  return Number.isNaN(host.at) ? UNDATED : null
}

/** Versions of engine, runtime, kernel and distribution against what is known of them. */
export const VERSIONS: readonly SnapshotCheck[] = [
  {
    code: 'engine-end-of-life',
    open: unready,
    engine: (host) => {
      const printed = engineVersion(host)
      const version = ownBuild(host) ? makersVersion(printed) : null
      if (version === null || !isListed('engine', version)) return unknown(printed, host)
      const ended = endedOn('engine', version, isoOf(host))
      return when(ended !== undefined, { detail: `${printed}, ended ${ended}`, at: host.versionAt })
    },
  },
  {
    code: 'engine-known-vulnerable',
    many: true,
    open: unready,
    engine: (host) => {
      const has = { authorizationPlugin: arrayOf(objectOf(host.info?.Plugins).Authorization).length > 0 }
      if (!ownBuild(host)) return unknown(engineVersion(host), host)
      const found = componentsOf(host).flatMap(({ component, printed }) => {
        const version = makersVersion(printed)
        const flaws = version === null ? [] : flawsOf(component, version, has)
        return flaws.map((flaw) => ({ detail: `${component} ${printed}: ${flaw}`, at: host.versionAt }))
      })
      return found
    },
  },
  {
    code: 'host-system-ended',
    open: (host) => {
      if (!host.info) return UNANSWERED
      return Number.isNaN(host.at) ? UNDATED : null
    },
    engine: (host) => {
      const system = hostSystem(host.info ?? {})
      const end = system && distributionEnd(system.family, system.version)
      if (!end)
        return informational(textOf(host.info?.OperatingSystem).slice(0, 120) || 'not known', host.infoAt)
      return when(hasEndedAt(end, isoOf(host)), {
        detail: `${textOf(host.info?.OperatingSystem).slice(0, 120)}, ended ${end}`,
        at: host.infoAt,
      })
    },
  },
  {
    code: 'kernel-end-of-life',
    open: (host) => {
      if (textOf(host.info?.KernelVersion) === '') return UNANSWERED
      return Number.isNaN(host.at) ? UNDATED : null
    },
    engine: (host) => {
      const printed = textOf(host.info?.KernelVersion)
      const version = makersVersion(printed)
      const ended = version === null ? undefined : endedOn('kernel', version, isoOf(host))
      // A distribution mends its kernel without changing the number: whether it is current is for its package manager to say.
      return ended === undefined
        ? informational(printed.slice(0, 120), host.infoAt)
        : [{ detail: `${printed}, ended ${ended}`, at: host.infoAt }]
    },
  },
]

function unknown(printed: string, host: Host): Open {
  return informational(`${printed.slice(0, 80)}: not judged`, host.versionAt)
}

function isoOf({ at }: Host): string {
  return new Date(at).toISOString()
}

function engineVersion({ version, info }: Host): string {
  return textOf(version.Version) || textOf(info?.ServerVersion)
}

/** Docker's own packages name their platform (or end in `-ce`); builds of distributions do not. */
function ownBuild(host: Host): boolean {
  return (
    /^Docker Engine/.test(textOf(objectOf(host.version.Platform).Name)) || engineVersion(host).endsWith('-ce')
  )
}

const COMPONENTS = ['containerd', 'runc']

function componentsOf(host: Host): { component: string; printed: string }[] {
  const others = arrayOf(host.version.Components).flatMap((entry) => {
    const { Name: name, Version: version } = objectOf(entry)
    return COMPONENTS.includes(textOf(name)) ? [{ component: textOf(name), printed: textOf(version) }] : []
  })
  return [{ component: 'engine', printed: engineVersion(host) }, ...others]
}
