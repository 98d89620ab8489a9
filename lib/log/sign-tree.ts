import type { Scope } from '@/lib/access/keys'
import { toHex } from '@/lib/proof/hex'
import { encodeVkey } from '@/lib/proof/vkey'
import { inTenant } from '@/lib/store/in-tenant'
import { getCheckpoint, putCheckpoint } from '@/lib/store/log/checkpoints'
import type { LogName } from '@/lib/store/log/lock-head'
import { readHead } from '@/lib/store/log/read-head'
import { checkpointNote, signerOf } from './checkpoint-note'
import { raiseHighWater } from './high-water'
import { logSettings } from './log-settings'
import { nodeSha256 } from './node-crypto'
import { originOf } from './origin-of'
import { owned } from './owned'

export interface Tree {
  log: LogName
  epoch: number
  size: number
  root: Uint8Array
}

/**
 * The signed checkpoint of a committed tree, kept. Signed after COMMIT, never before; signing again gives the same bytes,
 * since Ed25519 is deterministic (RFC 8032 §5.1.6).
 */
export async function signTree(scope: Scope, tree: Tree): Promise<string> {
  const { origin, kept } = await inTenant(scope, async (tx) => ({
    origin: await currentOrigin(tx, tree.log, tree.epoch),
    kept: await getCheckpoint(tx, tree.log, tree.epoch, tree.size),
  }))
  if (kept) return kept
  const note = signedNote(origin, tree)
  await inTenant(scope, (tx) => putCheckpoint(tx, { ...tree, root: owned(tree.root), note, at: new Date() }))
  return note
}

/** Signs a committed tree, and keeps nothing but how far was signed. */
export function signedNote(origin: string, { size, root }: Pick<Tree, 'size' | 'root'>): string {
  const head = { size, root: toHex(root) }
  raiseHighWater(origin, head)
  return checkpointNote(origin, head)
}

/** The key that verifies a log's checkpoints, in the form that verifiers are given (C2SP signed-note). */
export function verifierKey(origin: string): string {
  return encodeVkey(nodeSha256, origin, signerOf(origin).publicKey)
}

/** Origin of a log's epoch. */
export async function currentOrigin(
  tx: Parameters<typeof readHead>[0],
  log: LogName,
  epoch?: number,
): Promise<string> {
  const head = await readHead(tx, log)
  return originOf({ ...head, host: head.host ?? logSettings().host, epoch: epoch ?? head.epoch }, log)
}
