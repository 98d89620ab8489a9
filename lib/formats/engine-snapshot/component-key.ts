/** What a container is known by from one snapshot to the next. */
export interface ComponentName {
  key: string
  service: string | null
}

const COMPOSE = ['com.docker.compose.', 'io.podman.compose.'] as const
/** ReplicaSet and pod hashes (`web-7d4b9c6f5-x2x7k`, `agent-x2x7k`); Kubernetes leaves vowels out of them. */
const POD_HASH = /(?:-[bcdfghjklmnpqrstvwxz2456789]{6,10})?-[bcdfghjklmnpqrstvwxz2456789]{5}$/

/**
 * Identity by the service that made the container, before its name, which changes when it is made anew:
 * Compose project and service, Swarm service, pod owner and container of Kubernetes; else the name.
 */
export function componentKey(name: string, labels: Readonly<Record<string, string>>): ComponentName {
  for (const prefix of COMPOSE) {
    const [project, service] = [labels[`${prefix}project`], labels[`${prefix}service`]]
    if (project && service) return named('compose', `${project}/${service}`)
  }
  const swarm = labels['com.docker.swarm.service.name']
  if (swarm) return named('swarm', swarm)
  const [pod, container] = [labels['io.kubernetes.pod.name'], labels['io.kubernetes.container.name']]
  if (pod && container) {
    const space = labels['io.kubernetes.pod.namespace'] ?? 'default'
    return named('k8s', `${space}/${pod.replace(POD_HASH, '')}/${container}`)
  }
  return { key: `name:${name}`, service: null }
}

function named(kind: string, service: string): ComponentName {
  return { key: `${kind}:${service}`, service }
}
