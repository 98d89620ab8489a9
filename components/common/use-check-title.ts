'use client'

import { useTranslations } from 'next-intl'

/** The title of a check or of a finding in the reader's language, where the check is our own; another tool's as it prints it. */
export function useCheckTitle(): (title: string) => string {
  const t = useTranslations('checks')
  return (title) => (t.has(title) ? t(title) : title)
}
