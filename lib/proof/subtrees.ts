import type { NodeId } from './node-id'

/**
 * The complete subtrees, from left to right, that leaves [from, to) of a tree split into (RFC 6962 §2.1: the left
 * part is the largest power of two). At most one a level. `from` is a multiple of the largest of them, as it is for
 * every subtree that a root or a proof needs. Of [0, size) they are the frontier.
 */
export function subtrees(from: number, to: number): NodeId[] {
  const nodes: NodeId[] = []
  let at = from
  while (at < to) {
    let level = 0
    while (2 ** (level + 1) <= to - at) level++
    nodes.push({ level, index: at / 2 ** level })
    at += 2 ** level
  }
  return nodes
}
