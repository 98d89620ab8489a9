import { promisify } from 'node:util'
import { brotliCompress, constants } from 'node:zlib'
import { owned } from '@/lib/log/owned'

/** Evidence as it is kept whole. Quality 5 takes as long as gzip, and repeats of large reports lie further apart than gzip looks. */
export async function packWhole(body: Uint8Array): Promise<Uint8Array<ArrayBuffer>> {
  const params = { [constants.BROTLI_PARAM_QUALITY]: 5, [constants.BROTLI_PARAM_SIZE_HINT]: body.length }
  return owned(await promisify(brotliCompress)(body, { params }))
}
