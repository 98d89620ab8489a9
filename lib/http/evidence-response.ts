import { Invalid } from '@/lib/core/errors'

/**
 * Evidence as a download, whole or a range [from, to). Never as something a browser would render: reports hold what
 * attackers named their containers.
 * @throws Invalid for a range that is not within the bytes
 */
export function evidenceResponse(
  bytes: Uint8Array<ArrayBuffer>,
  sha256: string,
  { from, to, masked = 0 }: { from?: number | undefined; to?: number | undefined; masked?: number },
): Response {
  const headers = {
    'content-type': 'application/octet-stream',
    'content-disposition': `attachment; filename="${sha256}${masked > 0 ? '.masked' : ''}.bin"`,
    // Not the bytes that the hash is of: so many values in them are masked.
    ...(masked > 0 ? { 'plimsoll-masked': String(masked) } : {}),
    'x-content-type-options': 'nosniff',
    'content-security-policy': "sandbox; default-src 'none'",
    'cache-control': 'no-store',
  }
  if (from === undefined && to === undefined) return new Response(bytes, { headers })
  const start = from ?? 0
  const end = Math.min(to ?? bytes.length, bytes.length)
  if (start > end)
    throw new Invalid('bad_range', `The evidence has ${bytes.length} bytes; from must not be after to.`, {
      at: 'from',
    })
  const range = { 'content-range': `bytes ${start}-${Math.max(start, end - 1)}/${bytes.length}` }
  return new Response(bytes.slice(start, end), { status: 206, headers: { ...headers, ...range } })
}
