import type { Process } from './processes'

/** Linux keeps this many characters of a process's name. */
const COMM_LENGTH = 15
/** No program is called longer than this; what follows is somebody's trap. */
const LONGEST = 100

/** The last segment of a path, without what daemons write after their name (`nginx:`, `postgres:`) and before it (`-bash`). */
export function baseName(path: string): string {
  return (path.split('/').at(-1) ?? '')
    .slice(0, LONGEST)
    .replace(/^-/, '')
    .replace(/[:;,]+$/, '')
}

/** Names a process may be known by, the most telling first: as it was started, then as the kernel has it. */
export function programNames({ comm, words }: Process): string[] {
  const started = baseName(words[0] ?? '')
  const applet = started === 'busybox' ? baseName(words[1] ?? '') : ''
  return [...new Set([applet, started, baseName(comm)].filter((name) => name !== '' && name !== '?'))]
}

/** Whether a name as seen is that of a program: its version (`python3.11`) and what the kernel cut off do not matter. */
export function isProgram(seen: string, program: string): boolean {
  if (seen === program || withoutVersion(seen) === program) return true
  return seen.length === COMM_LENGTH && program.length > COMM_LENGTH && program.startsWith(seen)
}

/** `php-fpm8.2` → `php-fpm`. */
export function withoutVersion(name: string): string {
  return name.replace(/-?[0-9][0-9.]*$/, '')
}
