'use client'

import { useTranslations } from 'next-intl'
import { spanOf } from './span-of'

/** A length of time in words: `3 hours`, `2 days`. */
export function useSpan(): (seconds: number) => string {
  const t = useTranslations('provenance.span')
  return (seconds) => {
    const { count, unit } = spanOf(seconds)
    return t(unit, { count })
  }
}
