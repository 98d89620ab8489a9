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
    container: ({ labels, task }, host) => {
      const own = tenantOf(labels)
      if (host.tenant === null || task !== null) return NO_TENANTS
      // Whose it is, and so whether it is at home, nothing tells.
      if (own === null) return notChecked('no label names its tenant')
      return when(own !== host.tenant, { detail: own })
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
