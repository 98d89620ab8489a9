import { joinSubtrees } from './frontier'
import { nodeKey } from './node-id'
import { HASH_BYTES, type Sha256 } from './primitives'
import { ProofError } from './proof-error'
import type { ProofPlan } from './proof-plan'

/**
 * The hashes of a proof, made from the stored nodes that its plan names; `nodes` is keyed by `nodeKey`. Throws
 * ProofError naming a node that is missing.
 */
export function buildProof(
  sha256: Sha256,
  plan: ProofPlan,
  nodes: ReadonlyMap<string, Uint8Array>,
): Uint8Array[] {
  return plan.map((parts) => {
    const hashes = parts.map((id) => {
      const hash = nodes.get(nodeKey(id))
      if (hash?.length !== HASH_BYTES) throw new ProofError(`no hash of node ${nodeKey(id)}`)
      return hash
    })
    const joined = joinSubtrees(sha256, hashes)
    if (joined === undefined) throw new ProofError('a part of the plan names no node')
    return joined
  })
}
