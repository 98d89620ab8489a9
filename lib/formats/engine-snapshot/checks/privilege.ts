import { textOf } from '../json-access'
import { capabilitiesOf, dropsAll, isGrave } from './capabilities'
import type { Container } from './container'
import { securityOptions } from './security-options'
import { notChecked, type SnapshotCheck, when } from './snapshot-check'

const isPrivileged = ({ host }: Container) => host.Privileged === true

/** Privilege, capabilities and what a process may gain. */
export const PRIVILEGE: readonly SnapshotCheck[] = [
  { code: 'privileged', container: (container) => when(isPrivileged(container)) },
  {
    code: 'privileged-mixed',
    beyond: true,
    container: (container, { ordinary }) => when(isPrivileged(container) && ordinary),
  },
  {
    code: 'cap-drop-missing',
    container: ({ host }, { dialect }) => {
      const all = dropsAll(capabilitiesOf(host.CapDrop), dialect)
      if (all !== 'unclear') return when(!all)
      return notChecked(
        'Podman lists some of its capabilities as dropped; whether ALL was asked for cannot be told',
      )
    },
  },
  {
    code: 'cap-add',
    many: true,
    container: ({ host }) =>
      capabilitiesOf(host.CapAdd).map((name) => ({
        detail: name,
        severity: isGrave(name) ? ('high' as const) : ('medium' as const),
      })),
  },
  {
    code: 'all-capabilities',
    container: (container) =>
      when(isPrivileged(container) || capabilitiesOf(container.host.CapAdd).includes('ALL')),
  },
  {
    code: 'no-new-privileges-missing',
    container: (container, { defaults }) => {
      const option = securityOptions(container).get('no-new-privileges')
      if (option === undefined) return when(defaults.noNewPrivileges !== true)
      return when(option === 'false')
    },
  },
  {
    code: 'no-new-privileges-false',
    container: (container) => when(securityOptions(container).get('no-new-privileges') === 'false'),
  },
  {
    code: 'device-exposed',
    many: true,
    container: ({ host }) => {
      const paths = devicesOf(host.Devices)
      return paths.map((detail) => ({ detail }))
    },
  },
]

function devicesOf(value: Container['host'][string]): string[] {
  const list = Array.isArray(value) ? value : []
  const paths = list.map((one) =>
    typeof one === 'object' && one !== null && !Array.isArray(one) ? textOf(one.PathOnHost) : '',
  )
  return [...new Set(paths.filter((path) => path !== ''))].sort()
}
