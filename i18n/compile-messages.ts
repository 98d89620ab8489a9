import compile from 'icu-minify/compile'
import type { AbstractIntlMessages } from 'next-intl'

/**
 * Messages as `next.config.ts` has them read: parsed here, once, so that no page carries the parser of ICU messages. Tests
 * and tools read them as they are written, with the whole library.
 */
export function compileMessages(tree: AbstractIntlMessages): AbstractIntlMessages {
  // Plain objects all through: only such travel from the server to the page.
  return JSON.parse(JSON.stringify(compiled(tree)))
}

function compiled(tree: AbstractIntlMessages): object {
  return Object.fromEntries(
    Object.entries(tree).map(([key, message]) => [
      key,
      typeof message === 'string' ? compile(message) : compiled(message),
    ]),
  )
}
