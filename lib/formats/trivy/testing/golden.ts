import { readdirSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'

const FOLDER = new URL('../goldens/', import.meta.url)

/** Bytes of a real report of `trivy/goldens`. */
export function golden(name: string): Uint8Array {
  return new Uint8Array(readFileSync(fileURLToPath(new URL(name, FOLDER))))
}

export const GOLDENS = readdirSync(fileURLToPath(FOLDER))
  .filter((name) => name.endsWith('.json') && name !== 'expected.json')
  .sort()
