import { ofHead } from '../of-head'
import { JsonScanner } from './json-scanner'
import { JsonSyntaxError, type JsonToken } from './token'

const DEPTH = 5

/** What the beginning of a JSON document shows: enough to recognise who wrote it. */
export interface JsonOutline {
  /** What the document is, or null when the bytes do not begin like JSON. */
  root: 'object' | 'array' | 'scalar' | null
  /**
   * Paths down to the fifth level that exist, with their value where that is a string, number or literal, else ''.
   * Every array is seen through its first element, as `[]`: `/runs/[]/tool`.
   */
  paths: Map<string, string>
  /** True when a whole document lies within the bytes. */
  whole: boolean
  /** True when the root holds nothing. */
  empty: boolean
}

interface Level {
  kind: 'object' | 'array'
  path: string
  key: string
  /** Values seen so far. */
  values: number
}

/** The outline of the document that begins at a byte of `head`, which may end anywhere. Never throws. */
export function jsonOutline(head: Uint8Array, at = 0): JsonOutline {
  return ofHead(head, `json ${at}`, () => outlined(at === 0 ? head : head.subarray(at)))
}

function outlined(head: Uint8Array): JsonOutline {
  const outline: JsonOutline = { root: null, paths: new Map(), whole: false, empty: true }
  const levels: Level[] = []

  /** Path of the value that begins now. */
  function place(): string {
    const parent = levels.at(-1)
    if (!parent) return ''
    parent.values += 1
    return `${parent.path}/${parent.kind === 'array' ? '[]' : parent.key}`
  }

  function onToken({ type, text }: JsonToken): void {
    if (outline.whole) return
    const parent = levels.at(-1)
    if (type === 'key') {
      if (parent) parent.key = text
      return
    }
    if (type === 'object_end' || type === 'array_end') {
      levels.pop()
    } else {
      const kind = type === 'object_start' ? 'object' : type === 'array_start' ? 'array' : 'scalar'
      const path = place()
      if (path === '') outline.root = kind
      else outline.empty = false
      if (path && !outline.paths.has(path)) outline.paths.set(path, text)
      if (kind !== 'scalar') levels.push({ kind, path, key: '', values: 0 })
    }
    outline.whole = levels.length === 0
  }

  /** Nothing below the fifth level is looked at, and of an array only what comes first. */
  function wants(isKey: boolean): boolean {
    const parent = levels.at(-1)
    if (!parent || outline.whole) return !outline.whole
    return levels.length <= DEPTH && (isKey || parent.kind === 'object' || parent.values === 0)
  }

  const scanner = new JsonScanner({ onToken, onFlaw: () => {}, wants })
  try {
    scanner.feed(head)
    scanner.end()
  } catch (error) {
    if (!(error instanceof JsonSyntaxError)) throw error
  }
  return outline
}
