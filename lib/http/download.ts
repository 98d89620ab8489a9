/** A file as a browser saves it, never shows it (RFC 6266, with the name of any script as RFC 8187 writes it). */
export function download(file: {
  name: string
  mediaType: string
  content: Uint8Array
  /** Hex. */
  sha256?: string
}): Response {
  const plain = file.name.replaceAll(/[^A-Za-z0-9._-]/g, '_')
  const encoded = encodeURIComponent(file.name).replaceAll(
    /['()*!]/g,
    (char) => `%${char.charCodeAt(0).toString(16).toUpperCase()}`,
  )
  return new Response(new Uint8Array(file.content), {
    headers: {
      'content-type': file.mediaType,
      'content-length': String(file.content.byteLength),
      'content-disposition': `attachment; filename="${plain}"; filename*=UTF-8''${encoded}`,
      ...(file.sha256 ? { etag: `"${file.sha256}"` } : {}),
    },
  })
}
