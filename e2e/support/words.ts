import { createTranslator } from 'next-intl'
import type { Language } from '@/i18n/languages'
import { loadMessages } from '@/i18n/load-messages'

/** What a person reads, by its key in `messages/`: `words('findings.title')`, with the values it takes. */
export type Words = (key: string, values?: Record<string, string | number>) => string

/** The product's own words in a language. A key that is not there fails the test. */
export async function wordsOf(language: Language): Promise<Words> {
  const t = createTranslator({
    locale: language,
    messages: await loadMessages(language),
    onError: (error) => {
      throw error
    },
  })
  // Keys are not typed, as messages are read at run time; `onError` finds a wrong one.
  return (key, values) => t(key as never, values as never)
}
