import type { Scope } from '@/lib/access/keys'
import { Invalid, NotFound } from '@/lib/core/errors'
import { buildProof } from '@/lib/proof/build-proof'
import { toHex } from '@/lib/proof/hex'
import { consistencyNodes, inclusionNodes } from '@/lib/proof/proof-plan'
import { inTenant } from '@/lib/store/in-tenant'
import { epochSize } from '@/lib/store/log/epoch-size'
import type { LogName } from '@/lib/store/log/lock-head'
import { readEntries } from '@/lib/store/log/read-entries'
import { readHead } from '@/lib/store/log/read-head'
import { nodeSha256 } from './node-crypto'
import { nodeMap } from './node-map'
import { rootAt } from './root-at'
import { currentOrigin, signTree, verifierKey } from './sign-tree'

const MOST_ENTRIES = 1000

/** The epoch asked for and how many leaves it has. @throws NotFound for an epoch that never was */
async function treeOf(
  scope: Scope,
  log: LogName,
  epoch: number | undefined,
): Promise<{ epoch: number; size: number }> {
  return inTenant(scope, async (tx) => {
    const head = await readHead(tx, log)
    if (epoch === undefined || epoch === head.epoch) return { epoch: head.epoch, size: head.size }
    if (epoch > head.epoch) throw new NotFound()
    return { epoch, size: await epochSize(tx, log, epoch) }
  })
}

/** The newest signed checkpoint of a log, or that of a size. @throws NotFound for a size the log never had */
export async function checkpointView(
  scope: Scope,
  log: LogName,
  query: { epoch?: number | undefined; size?: number | undefined },
) {
  const tree = await treeOf(scope, log, query.epoch)
  const size = query.size ?? tree.size
  if (size > tree.size) throw new NotFound()
  const { origin, root } = await inTenant(scope, async (tx) => ({
    origin: await currentOrigin(tx, log, tree.epoch),
    root: await rootAt(tx, log, tree.epoch, size),
  }))
  const note = await signTree(scope, { log, epoch: tree.epoch, size, root })
  return { origin, epoch: tree.epoch, size, root: toHex(root), note }
}

/** Leaves [start, end) of a log, at most a thousand at once. */
export async function entriesView(
  scope: Scope,
  log: LogName,
  query: { start: number; end?: number | undefined; epoch?: number | undefined },
) {
  const tree = await treeOf(scope, log, query.epoch)
  const end = Math.min(query.end ?? tree.size, tree.size)
  const stop = Math.min(end, query.start + MOST_ENTRIES)
  const rows = await inTenant(scope, (tx) => readEntries(tx, log, tree.epoch, query.start, stop))
  return {
    items: rows.map((row) => ({
      index: row.index,
      leaf_hash: toHex(row.leafHash),
      data: Buffer.from(row.leaf).toString('base64'),
    })),
    next_cursor: stop < end ? String(stop) : null,
  }
}

/** Proof that a leaf is in the tree of a size (RFC 6962 §2.1.1). @throws NotFound, Invalid */
export async function inclusionView(
  scope: Scope,
  log: LogName,
  query: { leaf_index: number; size?: number | undefined; epoch?: number | undefined },
) {
  const tree = await treeOf(scope, log, query.epoch)
  const size = query.size ?? tree.size
  if (size > tree.size || query.leaf_index >= tree.size) throw new NotFound()
  if (query.leaf_index >= size)
    throw new Invalid('leaf_not_in_tree', 'leaf_index must be less than size.', { at: 'leaf_index' })
  const plan = inclusionNodes(query.leaf_index, size)
  const nodes = await inTenant(scope, (tx) => nodeMap(tx, log, tree.epoch, plan.flat()))
  return { leaf_index: query.leaf_index, size, hashes: buildProof(nodeSha256, plan, nodes).map(toHex) }
}

/** Proof that a smaller tree is the beginning of a larger one (RFC 6962 §2.1.2). @throws NotFound, Invalid */
export async function consistencyView(
  scope: Scope,
  log: LogName,
  query: { from: number; to?: number | undefined; epoch?: number | undefined },
) {
  const tree = await treeOf(scope, log, query.epoch)
  const to = query.to ?? tree.size
  if (to > tree.size) throw new NotFound()
  if (query.from < 1 || query.from > to)
    throw new Invalid('bad_range', 'from must be at least 1 and at most to.', { at: 'from' })
  const plan = consistencyNodes(query.from, to)
  const nodes = await inTenant(scope, (tx) => nodeMap(tx, log, tree.epoch, plan.flat()))
  return { from: query.from, to, hashes: buildProof(nodeSha256, plan, nodes).map(toHex) }
}

/** Verifier keys of both logs, of every epoch. */
export async function keysView(scope: Scope) {
  return inTenant(scope, async (tx) => {
    const keys: { log: LogName; epoch: number; vkey: string }[] = []
    for (const log of ['evidence', 'audit'] as const) {
      const { epoch: last } = await readHead(tx, log)
      for (let epoch = 0; epoch <= last; epoch++)
        keys.push({ log, epoch, vkey: verifierKey(await currentOrigin(tx, log, epoch)) })
    }
    return { keys }
  })
}
