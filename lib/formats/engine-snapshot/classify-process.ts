import type { FunctionTable } from '../../core/components/function-table'
import type { Process } from './processes'
import { baseName, isProgram, programNames } from './program-names'

/** What one process is: a server, something that serves nothing itself, or a program that no table knows. */
export type ProcessClass =
  | { is: 'server'; program: string; kind: string; also: string[] }
  | { is: 'ignored' }
  | { is: 'other'; program: string }

/** Longest name of a program that is kept. */
const LONGEST = 60

/** Classifies a process by its names and, for interpreters, by the script it runs. Arguments are looked at, never kept. */
export function classifyProcess(table: FunctionTable, process: Process): ProcessClass {
  const names = programNames(process)
  const server = serverOf(table, names)
  if (server) return server
  if (names.some((name) => isIgnored(table, name))) return { is: 'ignored' }
  const found = interpreterOf(table, process, names)
  if (found) return found
  const program = names[0]
  return program === undefined ? { is: 'ignored' } : { is: 'other', program: program.slice(0, LONGEST) }
}

function serverOf(table: FunctionTable, names: readonly string[]): ProcessClass | undefined {
  for (const name of names) {
    for (const { programs, kind, also = [] } of table.servers) {
      const program = programs.find((one) => isProgram(name, one))
      if (program) return { is: 'server', program, kind, also }
    }
  }
  return undefined
}

function isIgnored(table: FunctionTable, name: string): boolean {
  return table.ignored.some((program) => isProgram(name, program))
}

/** Java, Node and their like are what they run: a known server by its script or class, else somebody's application. */
function interpreterOf(
  table: FunctionTable,
  { words }: Process,
  names: readonly string[],
): ProcessClass | undefined {
  for (const { programs, kind, also = [], arguments: rules } of table.interpreters) {
    const program = programs.find((one) => names.some((name) => isProgram(name, one)))
    if (!program) continue
    const script = baseName(words.slice(1).find((word) => !word.startsWith('-')) ?? '').replace(
      /\.(py|js|rb|pl|php|jar)$/,
      '',
    )
    const known = script === '' ? undefined : serverOf(table, [script])
    if (known) return known
    if (script !== '' && isIgnored(table, script)) return { is: 'ignored' }
    const line = words.slice(1).join(' ')
    const rule = rules.find(({ contains }) => contains.some((part) => line.includes(part)))
    if (rule) return { is: 'server', program, kind: rule.kind, also: [] }
    return { is: 'server', program, kind, also }
  }
  return undefined
}
