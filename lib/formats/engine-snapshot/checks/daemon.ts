import { arrayOf, objectOf, textOf } from '../json-access'
import type { Host } from './host'
import { type Fault, notApplicable, notChecked, type SnapshotCheck, when } from './snapshot-check'

const UNANSWERED = notChecked('the snapshot has no answer to GET /info')
/** An answer that leaves a member out says nothing of it. */
const unsaid = ({ info }: Host, member: string) => {
  if (!info) return UNANSWERED
  return info[member] === undefined ? notChecked(`the engine does not tell its ${member}`) : null
}
/** Podman has no daemon: what is Docker's alone does not apply. */
const notPodman = (host: Host, member: string) =>
  host.dialect === 'podman' ? notApplicable('Podman has no such setting') : unsaid(host, member)

/** Drivers whose lines stay on the host. */
const LOCAL = [
  'json-file',
  'local',
  'journald',
  'k8s-file',
  'passthrough',
  'passthrough-tty',
  'none',
  'etwlogs',
]

/** What the daemon's own answers tell of its settings; what only its files tell is left to the host's own tools. */
export const DAEMON: readonly SnapshotCheck[] = [
  {
    code: 'tcp-plaintext',
    many: true,
    open: warned,
    engine: (host) => listens(host, /API is accessible on (\S+) without encryption/),
  },
  {
    code: 'tcp-without-client-verification',
    many: true,
    open: warned,
    engine: (host) => listens(host, /API is accessible on (\S+) without TLS client verification/),
  },
  {
    code: 'icc-allowed',
    open: (host) => {
      if (host.dialect === 'podman') return notApplicable('Podman has no such setting')
      return host.networks ? null : notChecked('the snapshot has no answer to GET /networks')
    },
    engine: ({ networks }) => {
      const bridge = networks?.find(
        ({ options }) => options['com.docker.network.bridge.default_bridge'] === 'true',
      )
      if (!bridge) return notApplicable('there is no default bridge')
      return when(bridge.options['com.docker.network.bridge.enable_icc'] !== 'false', { at: bridge.at })
    },
  },
  {
    code: 'userns-remap-off',
    open: (host) =>
      host.dialect === 'podman' && !host.userNamespace
        ? notApplicable('Podman maps users by container')
        : unsaid(host, 'SecurityOptions'),
    engine: ({ userNamespace, infoAt }) => when(!userNamespace, { at: infoAt }),
  },
  {
    code: 'no-authorization-plugin',
    open: (host) => notPodman(host, 'Plugins'),
    engine: ({ info, infoAt }) =>
      when(arrayOf(objectOf(info?.Plugins).Authorization).length === 0, { at: infoAt }),
  },
  {
    code: 'log-driver-not-remote',
    beyond: true,
    open: (host) => unsaid(host, 'LoggingDriver'),
    engine: ({ info, infoAt }) => {
      const driver = textOf(info?.LoggingDriver)
      if (driver === '') return notChecked('the engine does not say which log driver it gives')
      return when(LOCAL.includes(driver), { detail: driver, at: infoAt })
    },
    // A container may leave what the daemon gives.
    container: ({ host }, { info }) => {
      const own = textOf(objectOf(host.LogConfig).Type)
      const given = textOf(info?.LoggingDriver)
      return when(given !== '' && !LOCAL.includes(given) && LOCAL.includes(own), { detail: own })
    },
  },
  {
    code: 'live-restore-off',
    open: (host) => {
      if (host.swarmState === 'active') return notApplicable('live restore and Swarm exclude each other')
      return notPodman(host, 'LiveRestoreEnabled')
    },
    engine: ({ info, infoAt }) => when(info?.LiveRestoreEnabled !== true, { at: infoAt }),
  },
  {
    code: 'insecure-registry',
    many: true,
    open: (host) =>
      host.dialect === 'podman'
        ? notChecked("Podman's registries are in registries.conf, which is not in the snapshot")
        : unsaid(host, 'RegistryConfig'),
    engine: ({ info, infoAt }) => {
      const { InsecureRegistryCIDRs: ranges, IndexConfigs: indexes } = objectOf(info?.RegistryConfig)
      const networks = arrayOf(ranges).map(textOf)
      const names = Object.entries(objectOf(indexes)).flatMap(([name, one]) =>
        objectOf(one).Secure === false ? [name] : [],
      )
      const far = [...networks, ...names].filter((name) => name !== '' && !isLoopback(name))
      return [...new Set(far)].sort().map((detail) => ({ detail: detail.slice(0, 200), at: infoAt }))
    },
  },
  {
    code: 'log-level-debug',
    open: (host) => unsaid(host, 'Debug'),
    engine: ({ info, infoAt }) => when(info?.Debug === true, { at: infoAt }),
  },
]

/** Only an engine that warns at all says by its silence that there is nothing to warn of. */
function warned(host: Host) {
  if (!host.info) return UNANSWERED
  if (host.dialect === 'podman') return notChecked('Podman does not say where its API listens')
  return host.info.Warnings === undefined ? notChecked('the engine does not say where its API listens') : null
}

function listens({ info, infoAt }: Host, pattern: RegExp): Fault[] {
  const addresses = arrayOf(info?.Warnings).flatMap((warning) => pattern.exec(textOf(warning))?.[1] ?? [])
  return [...new Set(addresses)].sort().map((detail) => ({ detail: detail.slice(0, 200), at: infoAt }))
}

function isLoopback(name: string): boolean {
  return /^(?:127\.|localhost(?:[:/]|$)|::1(?:\/|$)|\[::1\])/.test(name)
}
