import { nodeSha256 } from '@/lib/log/node-crypto'
import { appendLeaf, emptyFrontier, frontierRoot } from '@/lib/proof/frontier'
import { leafHash } from '@/lib/proof/tree-hash'

/** The Merkle root (RFC 6962 §2.1) of a tree whose leaves are these hashes in ascending order. */
export function rootOfHashes(hashes: readonly Uint8Array[]): Uint8Array<ArrayBuffer> {
  let frontier = emptyFrontier()
  for (const hash of hashes.toSorted(Buffer.compare))
    frontier = appendLeaf(nodeSha256, frontier, leafHash(nodeSha256, hash)).frontier
  return new Uint8Array(frontierRoot(nodeSha256, frontier))
}
