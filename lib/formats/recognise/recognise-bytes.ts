import type { Recognised } from './recognised'

const MAGIC: { bytes: number[]; seen: string; code: Recognised['code']; advice: string }[] = [
  {
    bytes: [0x1f, 0x8b],
    seen: 'gzip data',
    code: 'packed_body',
    advice: 'Send the header Content-Encoding: gzip with it, once for one layer of gzip.',
  },
  {
    bytes: [0x50, 0x4b, 0x03, 0x04],
    seen: 'a ZIP archive',
    code: 'packed_body',
    advice: 'Send the report itself, one submission a file.',
  },
  {
    bytes: [0x28, 0xb5, 0x2f, 0xfd],
    seen: 'zstd data',
    code: 'packed_body',
    advice: 'Only gzip is accepted.',
  },
  {
    bytes: [0xfd, 0x37, 0x7a, 0x58, 0x5a],
    seen: 'xz data',
    code: 'packed_body',
    advice: 'Only gzip is accepted.',
  },
  { bytes: [0x42, 0x5a, 0x68], seen: 'bzip2 data', code: 'packed_body', advice: 'Only gzip is accepted.' },
  {
    bytes: [0x25, 0x50, 0x44, 0x46],
    seen: 'a PDF',
    code: 'not_a_report',
    advice: 'Send the report as the tool wrote it, not a rendering of it.',
  },
  {
    bytes: [0xff, 0xfe],
    seen: 'text in UTF-16',
    code: 'not_a_report',
    advice:
      'PowerShell writes UTF-16 when output is redirected; save it as UTF-8, or let the tool write the file.',
  },
  {
    bytes: [0xfe, 0xff],
    seen: 'text in UTF-16',
    code: 'not_a_report',
    advice: 'Save it as UTF-8, or let the tool write the file.',
  },
]

/** Knows packed, rendered and wrongly encoded files by their first bytes; null for anything else. */
export function recogniseBytes(head: Uint8Array): Recognised | null {
  const magic = MAGIC.find(({ bytes }) => bytes.every((byte, index) => head[index] === byte))
  if (magic) return { seen: magic.seen, code: magic.code, advice: magic.advice }
  if (head.subarray(0, 4096).includes(0)) return { seen: 'binary data', code: 'not_a_report' }
  return null
}
