import { objectOf, textOf } from '../json-access'
import { certificateEnd } from './certificate-end'
import type { Host } from './host'
import {
  informational,
  notApplicable,
  notChecked,
  type Open,
  type SnapshotCheck,
  when,
} from './snapshot-check'

const DAY_NS = 86_400_000_000_000
const DAY = 86_400_000
/** What Swarm gives a node's certificate by itself. */
const DEFAULT_DAYS = 90
/** Authorities that end sooner are to be rotated. */
const SOON = 90 * DAY
/** As often as a single container may be started again. */
const MOST_ATTEMPTS = 5

function notManager({ info, swarm, swarmState }: Host): Open | null {
  if (swarm) return null
  if (swarmState === 'active') return notChecked('only a manager tells; collect a snapshot of one')
  return info ? notApplicable('Swarm is not on') : notChecked('the snapshot has no answer to GET /info')
}

/** The cluster, as a manager tells it. */
export const SWARM: readonly SnapshotCheck[] = [
  {
    code: 'swarm-not-autolocked',
    open: notManager,
    engine: ({ swarm }) =>
      when(objectOf(objectOf(swarm?.body.Spec).EncryptionConfig).AutoLockManagers !== true, at(swarm)),
  },
  {
    code: 'swarm-cert-expiry',
    open: notManager,
    engine: ({ swarm }) => {
      const expiry = objectOf(objectOf(swarm?.body.Spec).CAConfig).NodeCertExpiry
      if (typeof expiry !== 'number') return notChecked('the engine does not say how long certificates hold')
      const days = Math.round(expiry / DAY_NS)
      // The default is neither chosen nor a fault: whether it is short enough is for a person to say.
      if (days === DEFAULT_DAYS) return informational('90 days, the default', swarm?.at)
      return when(days > DEFAULT_DAYS, { detail: `${days} days`, ...at(swarm) })
    },
  },
  {
    code: 'swarm-ca-ends',
    open: notManager,
    engine: (host) => {
      const root = textOf(objectOf(host.swarm?.body.TLSInfo).TrustRoot)
      const end = certificateEnd(root)
      if (end === null || Number.isNaN(host.at))
        return notChecked("the authority's certificate is not in the snapshot")
      return when(end - host.at < SOON, {
        detail: new Date(end).toISOString().slice(0, 10),
        ...at(host.swarm),
      })
    },
  },
  {
    code: 'restart-max-attempts',
    open: notManager,
    service: ({ spec }) => {
      const policy = objectOf(objectOf(spec.TaskTemplate).RestartPolicy)
      if (textOf(policy.Condition) === 'none') return []
      const most = typeof policy.MaxAttempts === 'number' ? policy.MaxAttempts : 0
      return when(most === 0 || most > MOST_ATTEMPTS, { detail: most === 0 ? 'unlimited' : String(most) })
    },
  },
  {
    code: 'overlay-network-unencrypted',
    many: true,
    open: (host) => {
      if (!host.networks) return notChecked('the snapshot has no answer to GET /networks')
      // The ingress network is Swarm's own, and cannot be told otherwise once it is there.
      return overlays(host).length === 0 ? notApplicable('there is no overlay network') : null
    },
    engine: (host) =>
      overlays(host)
        .filter(({ options }) => !Object.hasOwn(options, 'encrypted') || options.encrypted === 'false')
        .map(({ name, at: place }) => ({ detail: name.slice(0, 200), at: place })),
  },
]

const at = (swarm: Host['swarm']) => (swarm ? { at: swarm.at } : {})

function overlays({ networks }: Host) {
  return (networks ?? []).filter(({ driver, ingress }) => driver === 'overlay' && !ingress)
}
