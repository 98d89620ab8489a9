import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'

const STORE = 'lib/store'
const ASIDE = /^(generated|testing|owner)\/|\.test\.ts$/
/** A function or a constant whose first parameter, over however many lines, is a tenant's transaction. */
const TAKES_TX =
  /export\s+(?:async\s+)?(?:function\s+|const\s+)(\w+)(?:<[^>]*>)?\s*(?:=\s*(?:async\s*)?)?\(\s*\w+:\s*TenantTx\b/g

/** Names of every exported function of the store that takes a tenant's transaction. */
export function storeFunctions(): string[] {
  return readdirSync(STORE, { recursive: true, encoding: 'utf8' })
    .map((file) => file.replaceAll(path.sep, '/'))
    .filter((file) => file.endsWith('.ts') && !ASIDE.test(file))
    .flatMap((file) => [...readFileSync(path.join(STORE, file), 'utf8').matchAll(TAKES_TX)])
    .map((match) => match[1] ?? '')
    .sort()
}
