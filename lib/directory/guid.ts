/** Attributes whose values are bytes of a GUID. */
export const GUID_ATTRIBUTES = ['objectGUID']

export function isGuid(attribute: string): boolean {
  return GUID_ATTRIBUTES.some((guid) => guid.toLowerCase() === attribute.toLowerCase())
}

/** A GUID's bytes as Windows writes them: the first three groups least significant byte first (MS-DTYP §2.3.4). */
export function guidText(bytes: Uint8Array): string {
  const hex = [3, 2, 1, 0, 5, 4, 7, 6, 8, 9, 10, 11, 12, 13, 14, 15]
    .map((index) => (bytes[index] ?? 0).toString(16).padStart(2, '0'))
    .join('')
  return hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5')
}

/** The bytes of a GUID's text. */
export function guidBytes(text: string): Buffer {
  const bytes = Buffer.from(text.replaceAll('-', ''), 'hex')
  return Buffer.concat([
    bytes.subarray(0, 4).reverse(),
    bytes.subarray(4, 6).reverse(),
    bytes.subarray(6, 8).reverse(),
    bytes.subarray(8),
  ])
}
