/**
 * A complete subtree of a log's tree: level 0 are the leaf hashes, the node at `level` covers the `2^level` leaves
 * from `index · 2^level` (C2SP tlog-tiles, *Merkle Tree*). Once complete its hash never changes, so it can be stored.
 */
export interface NodeId {
  level: number
  index: number
}

/** A complete subtree with its hash (32 bytes). */
export interface TreeNode extends NodeId {
  hash: Uint8Array
}

/** Key of a node in a map of fetched nodes: `level/index`. */
export function nodeKey({ level, index }: NodeId): string {
  return `${level}/${index}`
}
