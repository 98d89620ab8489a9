/**
 * The bytes that were looked at last, as a copy, and what was found out of them: every format looks at the same beginning, and who parses looks
 * again. Comparing bytes costs a hundredth of reading them, and holds where a buffer is used again.
 */
let last: { head: Uint8Array; found: Map<string, unknown> } = { head: new Uint8Array(), found: new Map() }

/**
 * What a report's beginning shows, worked out once for the same bytes.
 * @param what names it: each name has one way to work it out
 */
export function ofHead<T>(head: Uint8Array, what: string, work: () => T): T {
  if (head.length !== last.head.length || Buffer.compare(head, last.head) !== 0)
    last = { head: head.slice(), found: new Map() }
  const { found } = last
  if (!found.has(what)) found.set(what, work())
  return found.get(what) as T
}

/** The beginning as text, without a byte order mark. */
export const textOfHead = (head: Uint8Array): string =>
  ofHead(head, 'text', () => new TextDecoder().decode(head).replace(/^\uFEFF/, ''))
