const BLOCK = 512

/**
 * One file of a tar archive (POSIX.1-1988 `ustar`), header and padding with it. Owned by nobody and readable by whoever unpacks it.
 * @param name ASCII, at most 100 characters, with `/` between folders
 */
export function tarEntry(name: string, content: Uint8Array, at: Date): Uint8Array<ArrayBuffer> {
  if (!/^[\x21-\x7e]{1,100}$/.test(name)) throw new RangeError(`no name for a tar archive: ${name}`)
  const entry = new Uint8Array(BLOCK + Math.ceil(content.byteLength / BLOCK) * BLOCK)
  const octal = (value: number, digits: number) => value.toString(8).padStart(digits, '0')
  const write = (offset: number, text: string) => entry.set(new TextEncoder().encode(text), offset)
  write(0, name)
  write(100, '0000644')
  write(108, octal(0, 7))
  write(116, octal(0, 7))
  write(124, octal(content.byteLength, 11))
  write(136, octal(Math.floor(at.getTime() / 1000), 11))
  // The sum counts its own place as blanks.
  write(148, '        ')
  write(156, '0')
  write(257, 'ustar\u000000')
  const sum = entry.subarray(0, BLOCK).reduce((total, byte) => total + byte, 0)
  write(148, `${octal(sum, 6)}\u0000 `)
  entry.set(content, BLOCK)
  return entry
}

/** What stands after the last file. */
export const TAR_END: Uint8Array<ArrayBuffer> = new Uint8Array(2 * BLOCK)
