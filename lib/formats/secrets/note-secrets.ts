import type { Note } from '../../core/report'
import { findSecrets } from './find-secrets'

const MOST_NAMED = 5

/**
 * Tells whoever handed a report in that it holds secrets in clear: how many and where, never what they are.
 * @returns nothing where there is none
 */
export function noteSecrets(bytes: Uint8Array): Note[] {
  const found = findSecrets(bytes).filter(({ looksSecret }) => looksSecret)
  const [first] = found
  if (!first) return []
  const pointers = [...new Set(found.map(({ pointer }) => pointer))]
  const named = pointers.slice(0, MOST_NAMED).join(', ')
  const more = pointers.length > MOST_NAMED ? ` and ${pointers.length - MOST_NAMED} more places` : ''
  const message = `${found.length} values look like secrets in clear, at ${named}${more}. They are masked wherever the report is shown; the bytes are kept as they came. Change them, and collect with “plimsoll-agent collect docker”, which leaves them on the host.`
  return [{ level: 'warning', code: 'secrets_masked', message, at: first.pointer }]
}
