import { promisify } from 'node:util'
import {
  brotliDecompress,
  brotliDecompressSync,
  deflateRaw,
  deflateRawSync,
  gunzip,
  gunzipSync,
  inflateRaw,
  inflateRawSync,
} from 'node:zlib'
import { owned } from '@/lib/log/owned'

type Bytes = Uint8Array<ArrayBuffer>
type Limit = { maxOutputLength: number }

/** Up to so many bytes handing them to another thread and back costs several times what packing or unpacking them does. */
const [PACKED_AT_ONCE, UNPACKED_AT_ONCE] = [32 * 1024, 128 * 1024]

const deflateApart = promisify<Uint8Array, Buffer>(deflateRaw)
const UNPACKING = {
  inflateRaw: { now: inflateRawSync, apart: promisify<Uint8Array, Limit, Buffer>(inflateRaw) },
  brotliDecompress: {
    now: brotliDecompressSync,
    apart: promisify<Uint8Array, Limit, Buffer>(brotliDecompress),
  },
  gunzip: { now: gunzipSync, apart: promisify<Uint8Array, Limit, Buffer>(gunzip) },
}

/** As RFC 1951 has it. */
export async function deflated(bytes: Uint8Array): Promise<Bytes> {
  return owned(bytes.length <= PACKED_AT_ONCE ? deflateRawSync(bytes) : await deflateApart(bytes))
}

/** @param most bytes that may come out @throws beyond them, and for bytes that are nothing of the kind */
export async function unpacked(as: keyof typeof UNPACKING, bytes: Uint8Array, most: number): Promise<Bytes> {
  const { now, apart } = UNPACKING[as]
  const limit = { maxOutputLength: Math.max(1, most) }
  return owned(most <= UNPACKED_AT_ONCE ? now(bytes, limit) : await apart(bytes, limit))
}
