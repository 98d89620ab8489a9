import { closeSync, openSync, readSync } from 'node:fs'

/** Whether a typeface has a glyph for a code point. */
export type Coverage = (codePoint: number) => boolean

/**
 * What a TrueType file can draw: its `cmap` table, formats 4 and 12 (OpenType 1.9, *cmap*). Only that table is read.
 * @throws Error when the file has neither format
 */
export function fontCoverage(file: string): Coverage {
  const cmap = readTable(file, 'cmap')
  const bits = new Uint8Array(0x110000 / 8)
  let read = 0
  for (let i = 0; i < cmap.readUInt16BE(2); i++) {
    const table = cmap.subarray(cmap.readUInt32BE(4 + 8 * i + 4))
    const format = table.readUInt16BE(0)
    const put = (codePoint: number) => {
      bits[codePoint >> 3] = (bits[codePoint >> 3] ?? 0) | (1 << (codePoint & 7))
    }
    if (format === 4) readFormat4(table, put)
    if (format === 12) readFormat12(table, put)
    if (format === 4 || format === 12) read++
  }
  if (read === 0) throw new Error(`${file} has no character map of a known format`)
  return (codePoint) => ((bits[codePoint >> 3] ?? 0) & (1 << (codePoint & 7))) !== 0
}

function readTable(file: string, tag: string): Buffer {
  const handle = openSync(file, 'r')
  try {
    const at = (position: number, length: number) => {
      const bytes = Buffer.alloc(length)
      readSync(handle, bytes, 0, length, position)
      return bytes
    }
    const count = at(4, 2).readUInt16BE(0)
    const directory = at(12, 16 * count)
    for (let i = 0; i < count; i++) {
      const entry = directory.subarray(16 * i, 16 * i + 16)
      if (entry.toString('latin1', 0, 4) === tag) return at(entry.readUInt32BE(8), entry.readUInt32BE(12))
    }
    throw new Error(`${file} has no table ${tag}`)
  } finally {
    closeSync(handle)
  }
}

/** Segments of the basic plane. */
function readFormat4(table: Buffer, put: (codePoint: number) => void): void {
  const size = table.readUInt16BE(6)
  for (let i = 0; i < size; i += 2) {
    const last = table.readUInt16BE(14 + i)
    const first = table.readUInt16BE(16 + size + i)
    const delta = table.readUInt16BE(16 + 2 * size + i)
    const place = 16 + 3 * size + i
    const offset = table.readUInt16BE(place)
    for (let c = first; c <= last && c < 0xffff; c++) {
      const raw = offset === 0 ? c : table.readUInt16BE(place + offset + 2 * (c - first))
      if (raw !== 0 && ((raw + delta) & 0xffff) !== 0) put(c)
    }
  }
}

/** Groups of all planes. */
function readFormat12(table: Buffer, put: (codePoint: number) => void): void {
  for (let i = 0; i < table.readUInt32BE(12); i++) {
    const group = table.subarray(16 + 12 * i, 28 + 12 * i)
    const first = group.readUInt32BE(0)
    for (let c = first; c <= group.readUInt32BE(4) && c < 0x110000; c++) {
      if (group.readUInt32BE(8) + c - first !== 0) put(c)
    }
  }
}
