import { arrayOf, textOf } from '../json-access'
import type { JsonValue } from '../whole-values'

/** What an engine gives a container that asks for nothing. Podman writes `ALL` out as this list. */
const DEFAULT = [
  'AUDIT_WRITE',
  'CHOWN',
  'DAC_OVERRIDE',
  'FOWNER',
  'FSETID',
  'KILL',
  'MKNOD',
  'NET_BIND_SERVICE',
  'NET_RAW',
  'SETFCAP',
  'SETGID',
  'SETPCAP',
  'SETUID',
  'SYS_CHROOT',
]
/** These Podman does not give by itself, and says that they are dropped. */
const NOT_PODMANS = ['AUDIT_WRITE', 'MKNOD', 'NET_RAW']
/** With one of these a process takes the host over, or reads what is not its own. */
const GRAVE = new Set([
  'ALL',
  'BPF',
  'DAC_READ_SEARCH',
  'MAC_ADMIN',
  'MAC_OVERRIDE',
  'NET_ADMIN',
  'SYS_ADMIN',
  'SYS_BOOT',
  'SYS_MODULE',
  'SYS_PTRACE',
  'SYS_RAWIO',
])

/** Names of capabilities without `CAP_`, in capitals, sorted, each once: engines write them either way. */
export function capabilitiesOf(value: JsonValue | undefined): string[] {
  const names = arrayOf(value).map((one) => textOf(one).trim().toUpperCase().replace(/^CAP_/, ''))
  return [...new Set(names.filter((name) => name !== ''))].sort()
}

/**
 * Whether everything is dropped that was given: `unclear` where Podman lists more than it never gave and less than all, which
 * is what dropping `ALL` and adding some back looks like, too.
 */
export function dropsAll(dropped: readonly string[], dialect: 'docker' | 'podman'): boolean | 'unclear' {
  const names = new Set(dropped)
  if (names.has('ALL') || DEFAULT.every((name) => names.has(name))) return true
  if (dialect === 'docker') return false
  return DEFAULT.some((name) => !NOT_PODMANS.includes(name) && names.has(name)) ? 'unclear' : false
}

export function isGrave(capability: string): boolean {
  return GRAVE.has(capability)
}
