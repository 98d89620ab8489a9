import { createHash } from 'node:crypto'
import type { StoredEvidence } from '@/lib/store/evidence/read-evidence'
import { applyDifference } from './apply-difference'
import { unpacked } from './packing'

type Bytes = Uint8Array<ArrayBuffer>

/**
 * Evidence bit for bit as it was handed in, and what it stands on, if it does. Its hash is computed each time. Never more than two of
 * what stands on each other are unpacked at once.
 * @param kept evidence, and what each stands on next @throws for what was damaged
 */
export async function unpackEvidence(
  kept: readonly StoredEvidence[],
): Promise<{ bytes: Bytes; base: Bytes | null }> {
  const [asked] = kept
  if (!asked) throw new Error('no evidence is no bytes')
  const name = Buffer.from(asked.sha256).toString('hex')
  let base: Bytes | null = null
  let bytes: Bytes | null = null
  for (const one of kept.toReversed()) {
    base = bytes
    bytes = await unpackOne(one, base).catch((cause) => {
      throw new Error(`Evidence ${name} is damaged.`, { cause })
    })
  }
  if (!bytes || !createHash('sha256').update(bytes).digest().equals(asked.sha256))
    throw new Error(`Evidence ${name} is damaged: its bytes have another hash.`)
  return { bytes, base }
}

async function unpackOne({ encoding, content, bytes }: StoredEvidence, base: Bytes | null): Promise<Bytes> {
  switch (encoding) {
    case 'brotli':
      return unpacked('brotliDecompress', content, bytes)
    case 'difference': {
      if (!base) throw new Error('What it stands on is missing.')
      return applyDifference(base, await unpacked('inflateRaw', content, mostOfDifference(bytes)), bytes)
    }
    case 'gzip':
      return unpacked('gunzip', content, bytes)
    case 'identity':
      return content
    default:
      throw new Error(`Nobody packs as ${encoding}.`)
  }
}

/** Bytes of a difference that gives so many: all of them new, and numbers of runs of 16 bytes or more (`makeDifference`). */
const mostOfDifference = (bytes: number) => 2 * bytes + 64
