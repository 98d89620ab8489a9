import type { EvidencePlace } from '../../../core/report'
import type { DaemonDefaults } from '../daemon-defaults'
import { engineFacts } from '../isolation'
import { arrayOf, objectOf, textOf, textsOf } from '../json-access'
import type { Snapshot } from '../read-snapshot'
import type { JsonObject, JsonValue } from '../whole-values'
import type { Container } from './container'
import { type Service, servicesOf } from './service'
import { tenantOf } from './tenant-label'

/** A host as the checks see it: what its engine answered. */
export interface Host {
  dialect: 'docker' | 'podman'
  /** Null: `GET /info` was not answered. */
  info: JsonObject | null
  version: JsonObject
  infoAt: EvidencePlace
  versionAt: EvidencePlace
  /** When the snapshot was taken, milliseconds; NaN where it does not say. */
  at: number
  /** Root inside is not root on the host, unless a container opts out. */
  userNamespace: boolean
  /** What the daemon gives every container, as far as the snapshot tells. */
  defaults: DaemonDefaults
  /** The tenant at home here: the host's own label, else that of most containers; null where no label names one. */
  tenant: string | null
  /** Some container is not privileged. */
  ordinary: boolean
  containers: readonly Container[]
  /** Images were asked for. */
  imagesKnown: boolean
  services: readonly Service[]
  /** The cluster, where this host is a manager; null else. */
  swarm: { body: JsonObject; at: EvidencePlace } | null
  /** `inactive`, `active`, …; '' where the engine does not say. */
  swarmState: string
  networks: readonly Network[] | null
}

export interface Network {
  name: string
  driver: string
  ingress: boolean
  options: Record<string, string>
  at: EvidencePlace
}

export function hostOf(snapshot: Snapshot, containers: readonly Container[]): Host {
  const { info, version, infoAt, versionAt, answers, daemon } = snapshot
  const nowhere = { from: 0, to: 1 }
  const swarm = objectOf(info.Swarm)
  const told = answers.get('swarm')
  const cluster = told ?? (infoAt && swarm.Cluster ? { body: swarm.Cluster, at: infoAt } : undefined)
  const body = objectOf(cluster?.body)
  return {
    dialect: isPodman(info, version) ? 'podman' : 'docker',
    info: infoAt ? info : null,
    version,
    infoAt: infoAt ?? nowhere,
    versionAt: versionAt ?? infoAt ?? nowhere,
    at: Date.parse(snapshot.collectedAt || textOf(info.SystemTime)),
    userNamespace: engineFacts(info).userNamespace,
    // Docker 24 and newer tell it; of older ones only the host's files do.
    defaults: { noNewPrivileges: daemon.noNewPrivileges === true || tellsNoNewPrivileges(info) },
    tenant: tenantOf(labelsOf(info.Labels)) ?? commonTenant(containers),
    ordinary: hasOrdinary(containers),
    containers,
    imagesKnown: snapshot.images.size > 0,
    services: servicesOf(answers.get('services')),
    swarm: cluster && body.Spec ? { body, at: cluster.at } : null,
    swarmState: textOf(swarm.LocalNodeState),
    networks: networksOf(answers),
  }
}

/** A host of which nothing is known but some of its containers. */
export function hostAlone(containers: readonly Container[]): Host {
  const nowhere = { from: 0, to: 1 }
  const podman = containers.some(({ body }) => body.OCIRuntime !== undefined)
  return {
    dialect: podman ? 'podman' : 'docker',
    info: null,
    version: {},
    infoAt: nowhere,
    versionAt: nowhere,
    at: Number.NaN,
    userNamespace: false,
    defaults: {},
    tenant: null,
    ordinary: hasOrdinary(containers),
    containers,
    imagesKnown: false,
    services: [],
    swarm: null,
    swarmState: '',
    networks: null,
  }
}

function hasOrdinary(containers: readonly Container[]): boolean {
  return containers.some(({ host }) => host.Privileged !== true)
}

/** The tenant of most containers; of several with as many the first by name. */
function commonTenant(containers: readonly Container[]): string | null {
  const counts = new Map<string, number>()
  for (const { labels } of containers) {
    const tenant = tenantOf(labels)
    if (tenant !== null) counts.set(tenant, (counts.get(tenant) ?? 0) + 1)
  }
  const sorted = [...counts].sort(([a, m], [b, n]) => n - m || (a < b ? -1 : 1))
  return sorted[0]?.[0] ?? null
}

function tellsNoNewPrivileges(info: JsonObject): boolean {
  return arrayOf(info.SecurityOptions).some((option) => /^name=no-new-privileges(,|$)/.test(textOf(option)))
}

function isPodman(info: JsonObject, version: JsonObject): boolean {
  const names = arrayOf(version.Components).map((one) => textOf(objectOf(one).Name))
  return names.some((name) => name.startsWith('Podman')) || textOf(info.BuildahVersion) !== ''
}

/** Labels of an engine are a list of `key=value`. */
function labelsOf(value: JsonValue | undefined): Record<string, string> {
  const entries = arrayOf(value).map((one) => {
    const [key = '', ...rest] = textOf(one).split('=')
    return [key, rest.join('=')] as const
  })
  return Object.fromEntries(entries)
}

function networksOf(answers: Snapshot['answers']): Network[] | null {
  const list = answers.get('networks')
  if (!list || !Array.isArray(list.body)) return null
  const networks = list.body.map((entry) => {
    const network = objectOf(entry)
    return {
      name: textOf(network.Name),
      driver: textOf(network.Driver),
      ingress: network.Ingress === true,
      options: textsOf(network.Options),
      at: answers.get(`networks/${textOf(network.Id)}`)?.at ?? list.at,
    }
  })
  return networks.sort((a, b) => (a.name < b.name ? -1 : 1))
}
