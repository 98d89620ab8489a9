import { chmodSync, closeSync, openSync, statSync, truncateSync, writeSync } from 'node:fs'

const LIMIT = 10 * 1024 * 1024

/**
 * Opens the file a server's standard error is kept in, readable by its owner alone: one JSON line for each failure, with
 * the reference its caller was told. It is appended to, and emptied at the start when it has grown past 10 MB.
 * @returns what writes to it and what closes it; a full disk loses lines, never the server
 */
export function errorLog(file: string): { write: (chunk: Buffer) => void; close: () => void } {
  const log = openSync(file, 'a', 0o600)
  chmodSync(file, 0o600)
  if (statSync(file).size > LIMIT) truncateSync(file)
  let open = true
  return {
    write(chunk) {
      try {
        if (open) writeSync(log, chunk)
      } catch {
        // There is nobody left to tell.
      }
    },
    close() {
      if (open) closeSync(log)
      open = false
    },
  }
}
