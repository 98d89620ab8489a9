'use client'

import { useLocale } from 'next-intl'
import type { Localized } from '@/lib/views/common.schema'

/** Picks the reader's language out of a sentence that comes in both; null stays empty. */
export function useLocalized(): (text: Localized | null | undefined) => string {
  const language = useLocale() === 'zh' ? 'zh' : 'en'
  return (text) => text?.[language] || text?.en || ''
}
