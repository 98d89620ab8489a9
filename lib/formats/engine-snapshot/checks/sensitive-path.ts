/** Directories of a host that are its own business, with all that lies in them. */
const DIRECTORIES = [
  '/bin',
  '/boot',
  '/dev',
  '/etc',
  '/lib',
  '/lib32',
  '/lib64',
  '/proc',
  '/root',
  '/run',
  '/sbin',
  '/sys',
  '/usr',
  '/var/lib/containerd',
  '/var/lib/containers',
  '/var/lib/docker',
  '/var/lib/kubelet',
  '/var/run',
]
/** Directories above those: whoever has them has what is in them. */
const ABOVE = ['/', '/var', '/var/lib']
/** Folders of credentials, wherever they lie. */
const CREDENTIALS = new Set(['.aws', '.azure', '.docker', '.gnupg', '.kube', '.ssh'])
/** What everybody may read, and what is meant to be shared: no fault when mounted read-only. */
const PUBLIC = [
  '/etc/hostname',
  '/etc/hosts',
  '/etc/localtime',
  '/etc/machine-id',
  '/etc/os-release',
  '/etc/pki/ca-trust',
  '/etc/pki/tls/certs',
  '/etc/resolv.conf',
  '/etc/ssl/certs',
  '/etc/timezone',
  '/lib/modules',
  '/usr/lib/os-release',
  '/usr/local/share/ca-certificates',
  '/usr/share/ca-certificates',
  '/usr/share/zoneinfo',
]
/** Devices without a secret or a power. */
const HARMLESS = new Set(['/dev/null', '/dev/random', '/dev/urandom', '/dev/zero', '/dev/full'])

const within = (path: string, directory: string) => path === directory || path.startsWith(`${directory}/`)

/**
 * Whether a path of the host is none of a container's business.
 * @param path without `//`, `.` and a slash at its end
 */
export function sensitivePath(path: string, writable: boolean): boolean {
  if (HARMLESS.has(path)) return false
  if (!writable && PUBLIC.some((one) => within(path, one))) return false
  if (path.split('/').some((part) => CREDENTIALS.has(part))) return true
  return ABOVE.includes(path) || DIRECTORIES.some((directory) => within(path, directory))
}
