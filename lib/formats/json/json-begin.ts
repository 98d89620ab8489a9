import { type JsonOutline, jsonOutline } from './json-outline'

/** Lines of a log before the JSON that are tried at most. */
const TRIES = 40
const LF = 0x0a
const BLANKS = new Set([0x20, 0x09, 0x0d, LF])
const BEGINS = new Set([0x7b, 0x5b])

/**
 * Finds where the JSON of a report begins: at the start, after a byte order mark, or on a line of its own after the
 * log lines that a shell mixed in (`2>&1`). `fits` says whether what begins there is the report that is looked for.
 */
export function jsonBegin(
  head: Uint8Array,
  fits: (outline: JsonOutline) => boolean,
): { skip: number; outline: JsonOutline } | null {
  let at = head[0] === 0xef && head[1] === 0xbb && head[2] === 0xbf ? 3 : 0
  for (let tries = 0; tries < TRIES && at < head.length; ) {
    while (at < head.length && BLANKS.has(head[at] ?? 0)) at += 1
    if (tries === 0 || BEGINS.has(head[at] ?? 0)) {
      const outline = jsonOutline(head, at)
      if (fits(outline)) return { skip: at, outline }
      // A whole other document, or one that goes on, is not the log before this one.
      if (outline.root !== null && outline.paths.size > 0) return null
      tries += 1
    }
    const next = head.indexOf(LF, at)
    if (next < 0) return null
    at = next + 1
  }
  return null
}
