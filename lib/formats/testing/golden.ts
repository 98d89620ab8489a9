import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'

const FOLDER = new URL('../docker-bench/goldens/', import.meta.url)

/** Bytes of a real report of `docker-bench/goldens`. */
export function golden(name: string): Uint8Array {
  return new Uint8Array(readFileSync(fileURLToPath(new URL(name, FOLDER))))
}

export interface ExpectedReport {
  tool: string
  format: string
  toolVersion?: string
  edition?: string
  printedAt?: string
  items: number
  byResult: Record<string, number>
  complete: boolean
  profile: string
  checks: number
  partialChecks?: number
  observations: Record<string, number>
  notes: string[]
}

/** What each of them must be read as. */
export const EXPECTED: Record<string, ExpectedReport> = JSON.parse(
  new TextDecoder().decode(golden('expected.json')),
)
export const GOLDENS = Object.keys(EXPECTED)
