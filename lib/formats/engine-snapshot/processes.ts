import { arrayOf, objectOf, textOf } from './json-access'
import type { JsonValue } from './whole-values'

/** One row of a container's process list. */
export interface Process {
  pid: string
  ppid: string
  /** Name as the kernel has it, at most 15 characters; '' where the list has none. */
  comm: string
  /** Command line, cut into words. */
  words: string[]
}

/**
 * The process list of `/containers/{id}/top`, in any dialect: with or without `ps_args`, columns apart (Docker) or glued
 * into one (Podman 4). Null where the answer is no list.
 */
export function readProcesses(body: JsonValue | undefined): Process[] | null {
  const { Titles: titles, Processes: rows } = objectOf(body)
  if (!Array.isArray(titles) || !Array.isArray(rows)) return null
  const glued = titles.length === 1
  const names = (glued ? words(textOf(titles[0])) : titles.map(textOf)).map((name) =>
    name.trim().toUpperCase(),
  )
  const last = names.length - 1
  const column = (name: string) => names.indexOf(name)
  const [pid, ppid, comm] = [column('PID'), column('PPID'), column('COMMAND')]
  return rows.map((row) => {
    const cells = glued ? cut(textOf(arrayOf(row)[0] ?? row), names.length) : arrayOf(row).map(textOf)
    return {
      pid: cells[pid] ?? '',
      ppid: cells[ppid] ?? '',
      // Where the list has one column of commands it is the command line, which `words` gives.
      comm: comm >= 0 && comm < last ? (cells[comm] ?? '').trim() : '',
      words: words(cells[last] ?? ''),
    }
  })
}

function words(text: string): string[] {
  return text.split(/\s+/).filter((word) => word !== '')
}

/** Cuts a printed line into `count` columns; the last one takes the rest. */
function cut(line: string, count: number): string[] {
  const all = words(line)
  return all.length <= count ? all : [...all.slice(0, count - 1), all.slice(count - 1).join(' ')]
}
