import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { FunctionTable } from '@/lib/core/components/function-table'

let table: FunctionTable | undefined

/** `frameworks/functions.json`, read once. */
export function loadFunctionTable(): FunctionTable {
  table ??= JSON.parse(
    readFileSync(join(process.cwd(), 'frameworks', 'functions.json'), 'utf8'),
  ) as FunctionTable
  return table
}
