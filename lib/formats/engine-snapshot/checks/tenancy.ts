import type { Container } from './container'
import type { Host } from './host'
import { notApplicable, notChecked, type SnapshotCheck, when } from './snapshot-check'
import { tenantOf } from './tenant-label'

/** What a runtime is called that promises a kernel of its own. The name is a promise; the program behind it decides. */
const ISOLATED = /kata|gvisor|runsc|krun|firecracker/i
const NO_TENANTS = notApplicable('no label names a tenant')

/** Whose containers these are, what keeps tenants apart, and who hides. */
export const TENANCY: readonly SnapshotCheck[] = [
  {
    code: 'tenant-label-missing',
    container: ({ labels, task }) => {
      if (task !== null) return notApplicable('where the tasks of a service run is told by its placement')
      return when(tenantOf(labels) === null)
    },
  },
  {
    code: 'tenants-share-host',
    beyond: true,
    container: ({ labels }, host) => {
      const own = tenantOf(labels)
      if (own === null) return NO_TENANTS
      const home = host.tenant ?? firstTenant(host)
      return when(own !== home, { detail: own })
    },
  },
  {
    code: 'isolated-runtime-missing',
    beyond: true,
    container: ({ component }) => {
      const { runtime, runtimePath, kernel } = component.isolation
      if (kernel === 'own' || kernel === 'user_space') return []
      if (!ISOLATED.test(runtime)) return notApplicable('no container asks for one')
      if (kernel === 'unknown') return notChecked('the engine does not say what program the runtime is')
      return when(kernel === 'shared', { detail: `${runtime}: ${runtimePath ?? ''}`.slice(0, 200) })
    },
  },
  {
    code: 'label-docker-bench-hides-container',
    container: ({ labels }) => when(Object.hasOwn(labels, 'docker_bench_security')),
  },
]

/** Where the host says nothing, the tenant with most containers is at home: the others are named. */
function firstTenant({ containers }: Host): string | null {
  const counts = new Map<string, number>()
  for (const { labels } of containers as readonly Container[]) {
    const tenant = tenantOf(labels)
    if (tenant !== null) counts.set(tenant, (counts.get(tenant) ?? 0) + 1)
  }
  const sorted = [...counts].sort(([a, m], [b, n]) => n - m || (a < b ? -1 : 1))
  return sorted[0]?.[0] ?? null
}
