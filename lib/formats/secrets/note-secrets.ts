import type { Note } from '../../core/report'
import { findSecrets, type SecretPlace } from './find-secrets'

const WORDS: Readonly<Record<SecretPlace, string>> = {
  environment: 'in environment variables',
  history: 'in image history',
  label: 'in labels',
  command: 'in commands',
  healthcheck: 'in health checks',
  key: 'in join tokens and keys',
  text: 'elsewhere',
}

/**
 * Tells whoever handed a report in that it holds secrets in clear: how many and where, never what they are.
 * @returns nothing where there is none
 */
export function noteSecrets(bytes: Uint8Array): Note[] {
  const found = findSecrets(bytes).filter(({ looksSecret }) => looksSecret)
  const [first] = found
  if (!first) return []
  const counted = Object.entries(WORDS).flatMap(([place, words]) => {
    const count = found.filter((one) => one.place === place).length
    return count === 0 ? [] : [`${count} ${words}`]
  })
  const message = `Values look like secrets in clear: ${counted.join(', ')}. They are masked wherever the report is shown; the bytes are kept as they came. Change them, and collect with “plimsoll-agent collect docker”, which leaves them on the host.`
  return [{ level: 'warning', code: 'secrets_masked', message, at: first.pointer }]
}
