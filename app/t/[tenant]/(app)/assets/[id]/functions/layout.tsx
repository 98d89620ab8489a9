import { getMessages } from 'next-intl/server'
import type { ReactNode } from 'react'
import { MoreWords } from '@/components/theme/more-words'
import { wordsOf } from '@/i18n/words-apart'

/** Brings the words that only sheets of functions speak in. It lets nobody in: each page authorises itself. */
export default async function FunctionsLayout({ children }: { children: ReactNode }) {
  return <MoreWords messages={wordsOf('functions', await getMessages())}>{children}</MoreWords>
}
