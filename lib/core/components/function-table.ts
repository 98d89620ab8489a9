import type { Bilingual } from '../framework'

export interface TableWord {
  id: string
  title: Bilingual
  words: string[]
}

/** `frameworks/functions.json`: kinds of servers, the words of a declaration, and how servers are recognised. */
export interface FunctionTable {
  kinds: (TableWord & { companion: boolean })[]
  levels: TableWord[]
  ways: TableWord[]
  servers: { programs: string[]; kind: string; also?: string[] }[]
  interpreters: {
    programs: string[]
    kind: string
    also?: string[]
    arguments: { contains: string[]; kind: string }[]
  }[]
  /** Shells, inits and supervisors: they serve nothing themselves. */
  ignored: string[]
  ports: Record<string, string>
  /** By the last segment of a repository's name. */
  images: Record<string, string>
  runtimes: { programs: string[]; kernel: string }[]
}
