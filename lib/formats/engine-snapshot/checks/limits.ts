import { arrayOf, objectOf, textOf } from '../json-access'
import type { Container } from './container'
import { notApplicable, notChecked, type SnapshotCheck, when } from './snapshot-check'

const numberOf = (value: Container['host'][string]) => (typeof value === 'number' ? value : 0)

/** Memory, processor, processes, files, disk and restarts. */
export const LIMITS: readonly SnapshotCheck[] = [
  {
    code: 'rootfs-writable',
    container: ({ host }) => when(host.ReadonlyRootfs !== true),
  },
  { code: 'memory-unlimited', container: ({ host }) => when(numberOf(host.Memory) <= 0) },
  {
    code: 'cpu-unlimited',
    container: ({ host }) =>
      when(numberOf(host.NanoCpus) === 0 && numberOf(host.CpuShares) === 0 && numberOf(host.CpuQuota) <= 0),
  },
  { code: 'pids-unlimited', container: ({ host }) => when(numberOf(host.PidsLimit) <= 0) },
  { code: 'ulimits-unset', container: ({ host }) => when(arrayOf(host.Ulimits).length === 0) },
  {
    code: 'limits-not-enforced',
    many: true,
    engine: ({ info, infoAt }) => {
      if (!info) return notChecked('the snapshot has no answer to GET /info')
      const missing = [
        ['memory', info.MemoryLimit],
        ['CPU quota', info.CpuCfsQuota ?? info.CPUCfsQuota],
        ['process', info.PidsLimit],
      ] as const
      return missing.flatMap(([detail, has]) => when(has === false, { detail, at: infoAt }))
    },
  },
  {
    code: 'disk-quota-missing',
    beyond: true,
    open: ({ dialect }) =>
      dialect === 'podman'
        ? notChecked("Podman's answers do not tell the size of a container's layer")
        : null,
    // What cannot be written to cannot grow.
    container: ({ host }) =>
      when(host.ReadonlyRootfs !== true && textOf(objectOf(host.StorageOpt).size) === ''),
  },
  {
    code: 'log-growth-unlimited',
    container: ({ host }) => {
      const log = objectOf(host.LogConfig)
      // Other drivers hand lines on, or rotate by themselves.
      if (!['json-file', 'k8s-file'].includes(textOf(log.Type))) return []
      const size = objectOf(log.Config)['max-size']
      return when(size === undefined || size === '' || size === '-1')
    },
  },
  {
    code: 'restart-not-on-failure-5',
    container: ({ host, task }) => {
      if (task !== null) return notApplicable('Swarm restarts the tasks of its services')
      const { Name: name, MaximumRetryCount: most } = objectOf(host.RestartPolicy)
      const bounded = textOf(name) === 'on-failure' && numberOf(most) >= 1 && numberOf(most) <= 5
      return when(!bounded)
    },
  },
  {
    code: 'restart-always',
    container: ({ host }) => when(textOf(objectOf(host.RestartPolicy).Name) === 'always'),
  },
  {
    code: 'healthcheck-missing',
    container: ({ config }) => {
      const test = arrayOf(objectOf(config.Healthcheck).Test)
      return when(test.length === 0 || test[0] === 'NONE')
    },
  },
]
