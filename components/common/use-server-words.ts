'use client'

import { useLocale, useTranslations } from 'next-intl'

/** The language of the sentences that the server writes. */
const SERVER = 'en'

export interface ServerWords {
  /** A stable code (`truncated_report`) in the reader's words; one that has none stays as it is. */
  word: (code: string) => string
  /** The server's own sentence where the reader can read it, or the code says nothing to them; else ''. */
  sentence: (code: string, message: string) => string
}

/** What notes and refusals say, in the reader's language: by their code, with the server's English sentence where that helps. */
export function useServerWords(): ServerWords {
  const t = useTranslations('codes')
  const locale = useLocale()
  return {
    word: (code) => (t.has(code) ? t(code) : code),
    sentence: (code, message) => (locale === SERVER || !t.has(code) ? message : ''),
  }
}
