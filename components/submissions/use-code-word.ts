'use client'

import { useTranslations } from 'next-intl'

/** A stable code (`truncated_report`) in the reader's words; one that has none stays as it is. */
export function useCodeWord(): (code: string) => string {
  const t = useTranslations('submissions.code')
  return (code) => (t.has(code) ? t(code) : code)
}
