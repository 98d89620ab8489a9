/** Kinds that run containers: assets of their own. Others (roles, services, nodes) are parts of the cluster. */
const WORKLOADS = new Set([
  'Deployment',
  'DaemonSet',
  'StatefulSet',
  'ReplicaSet',
  'ReplicationController',
  'Pod',
  'Job',
  'CronJob',
])
/** Letters that Kubernetes makes names from: no vowels, so that no word is one. */
const HASH = '[bcdfghjklmnpqrstvwxz2456789]'
const GENERATED: Record<string, RegExp> = {
  Pod: new RegExp(`(?:-${HASH}{8,10})?-${HASH}{5}$`),
  ReplicaSet: new RegExp(`-${HASH}{8,10}$`),
  Job: new RegExp(`-(?:\\d{8,10}|${HASH}{5})$`),
}

export function isWorkload(kind: string): boolean {
  return WORKLOADS.has(kind)
}

/** `namespace/Kind/name` as it stays when Kubernetes starts it anew: without the hashes that it makes up. */
export function resourceName({
  namespace,
  kind,
  name,
}: {
  namespace: string
  kind: string
  name: string
}): string {
  const lasting = Object.hasOwn(GENERATED, kind) ? name.replace(GENERATED[kind] ?? '', '') : name
  return [namespace, kind, lasting || name].filter((part) => part !== '').join('/')
}
