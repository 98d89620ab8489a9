import { fromHex, toHex } from '@/lib/proof/hex'
import { deriveLogSeed } from '@/lib/proof/keys'
import type { Signer } from '@/lib/proof/primitives'
import { signCheckpoint } from '@/lib/proof/sign-checkpoint'
import { logSettings } from './log-settings'
import { nodeSha256, nodeSigner } from './node-crypto'

/** Deriving a key costs more than signing with it. Emptied when full, so that it stays small. */
const signers = new Map<string, Signer>()
const MOST_SIGNERS = 1000

/** The key that signs a log; it derives from the deployment's secret, so no copy of the database holds it. */
export function signerOf(origin: string): Signer {
  const { secret } = logSettings()
  const key = `${toHex(nodeSha256(secret))} ${origin}`
  const known = signers.get(key)
  if (known) return known
  if (signers.size >= MOST_SIGNERS) signers.clear()
  const signer = nodeSigner(deriveLogSeed(secret, origin))
  signers.set(key, signer)
  return signer
}

/** The signed note of a tree (C2SP tlog-checkpoint): the same tree gives the same bytes. @param root hex */
export function checkpointNote(origin: string, tree: { size: number; root: string }): string {
  return signCheckpoint(nodeSha256, { origin, size: tree.size, root: fromHex(tree.root) }, signerOf(origin))
}
