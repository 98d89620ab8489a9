import { inflateRawSync } from 'node:zlib'

/** The parts of an archive by name, read from its central directory: what the writer made, seen without the writer. */
export function unzip(archive: Uint8Array): Map<string, string> {
  const bytes = Buffer.from(archive.buffer, archive.byteOffset, archive.byteLength)
  const end = bytes.lastIndexOf(Buffer.from('504b0506', 'hex'))
  if (end < 0) throw new Error('no archive')
  const parts = new Map<string, string>()
  let at = bytes.readUInt32LE(end + 16)
  for (let n = bytes.readUInt16LE(end + 10); n > 0; n--) {
    const [name, extra, comment] = [28, 30, 32].map((place) => bytes.readUInt16LE(at + place)) as [
      number,
      number,
      number,
    ]
    const local = bytes.readUInt32LE(at + 42)
    const from = local + 30 + bytes.readUInt16LE(local + 26) + bytes.readUInt16LE(local + 28)
    const packed = bytes.subarray(from, from + bytes.readUInt32LE(at + 20))
    const plain = bytes.readUInt16LE(at + 10) === 0 ? packed : inflateRawSync(packed)
    parts.set(bytes.toString('utf8', at + 46, at + 46 + name), plain.toString('utf8'))
    at += 46 + name + extra + comment
  }
  return parts
}
