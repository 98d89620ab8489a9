import { getMessages } from 'next-intl/server'
import type { ReactNode } from 'react'
import { MoreWords } from '@/components/theme/more-words'
import { wordsOf } from '@/i18n/words-apart'

/** Brings the words of the platform's pages. It lets nobody in: each page authorises itself. */
export default async function PlatformLayout({ children }: { children: ReactNode }) {
  return <MoreWords messages={wordsOf('platform', await getMessages())}>{children}</MoreWords>
}
