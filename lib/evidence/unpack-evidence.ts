import { createHash } from 'node:crypto'
import { promisify } from 'node:util'
import { brotliDecompress, gunzip, inflateRaw } from 'node:zlib'
import { owned } from '@/lib/log/owned'
import type { StoredEvidence } from '@/lib/store/evidence/read-evidence'
import { applyDifference } from './apply-difference'
import { LARGEST_DIFFERENCE } from './largest-difference'

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
  const whole = { maxOutputLength: Math.max(1, bytes) }
  switch (encoding) {
    case 'brotli':
      return owned(await promisify(brotliDecompress)(content, whole))
    case 'difference': {
      if (!base) throw new Error('What it stands on is missing.')
      const difference = await promisify(inflateRaw)(content, { maxOutputLength: 2 * LARGEST_DIFFERENCE })
      return applyDifference(base, difference, bytes)
    }
    case 'gzip':
      return owned(await promisify(gunzip)(content, whole))
    case 'identity':
      return content
    default:
      throw new Error(`Nobody packs as ${encoding}.`)
  }
}
