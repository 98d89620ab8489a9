import { toHex } from '@/lib/proof/hex'
import type { Receipt } from '@/lib/proof/receipt'
import type { LoggedLeaf } from './leaf-in'
import { signedNote } from './sign-tree'

/** Receipt of a leaf whose transaction has just been committed: as `receiptOf` gives it, without reading what is known. */
export function freshReceipt({ index, leafHash, size, root, path, origin }: LoggedLeaf): Receipt {
  return {
    index,
    leaf: leafHash,
    proof: { leaf_index: index, size, hashes: path.map(toHex) },
    checkpoint: signedNote(origin, { size, root }),
  }
}
