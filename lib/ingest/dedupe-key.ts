import { createHash } from 'node:crypto'
import type { Received } from './received'

/**
 * What makes two submissions the same: bytes, asset, tool, and the time the sender or the report gives, whether or not
 * it is the time the report is placed at (CONTRACT, *Same again*). A rejected report has no tool and no printed time but those the sender declared.
 */
export function dedupeKey(parts: {
  sha256: Uint8Array
  asset: string | null
  kind: string | null
  tool: string | null
  time: Date | null
}): Uint8Array<ArrayBuffer> {
  const fields = [
    Buffer.from(parts.sha256).toString('hex'),
    parts.asset,
    parts.kind,
    parts.tool,
    parts.time?.toISOString() ?? null,
  ]
  return new Uint8Array(createHash('sha256').update(JSON.stringify(fields)).digest().subarray(0, 16))
}

/** Key of a report that could not be read: nothing in it is known but what the sender said. */
export function rejectedKey({ input, sha256 }: Received): Uint8Array<ArrayBuffer> {
  return dedupeKey({ sha256, asset: input.asset, kind: input.kind, tool: input.tool, time: input.observedAt })
}
