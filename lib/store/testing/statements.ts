import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'

const ROOT = 'lib/store'
/** Every file of the store, with what stands in it. */
export const files = readdirSync(ROOT, { recursive: true, encoding: 'utf8' })
  .filter((file) => file.endsWith('.ts') && !file.includes('generated') && !file.endsWith('.test.ts'))
  .map((file) => ({ file, source: readFileSync(path.join(ROOT, file), 'utf8') }))

/** Raw statements, and calls of a model's methods with their argument, as text. */
export function statements(source: string): { kind: 'raw' | 'model'; text: string }[] {
  const raw = [...source.matchAll(/\$(?:queryRaw|executeRaw)(?:<[^`]*>)?`([\s\S]*?)`/g)].map((m) => ({
    kind: 'raw' as const,
    text: m[1] ?? '',
  }))
  const model = [...source.matchAll(/\.db\.(\w+)\s*\.\s*(\w+)\(/g)].map((m) => ({
    kind: 'model' as const,
    text: source.slice(m.index, balanced(source, (m.index ?? 0) + m[0].length)),
  }))
  return [...raw, ...model]
}

/** End of the call whose opening bracket was just passed. */
function balanced(source: string, from: number): number {
  let depth = 1
  let i = from
  while (depth > 0 && i < source.length) {
    if (source[i] === '(') depth++
    if (source[i] === ')') depth--
    i++
  }
  return i
}

/** Pieces of statements that are put together elsewhere, as text. */
export function fragments(source: string): string[] {
  return [...source.matchAll(/\bPrisma\.sql`([\s\S]*?)`/g)].map((m) => m[1] ?? '')
}
