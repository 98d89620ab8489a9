import { getMessages } from 'next-intl/server'
import type { ReactNode } from 'react'
import { MoreWords } from '@/components/theme/more-words'
import { wordsOf } from '@/i18n/words-apart'

/** Brings the words that only the page of agents speaks in. It lets nobody in: each page authorises itself. */
export default async function AgentsLayout({ children }: { children: ReactNode }) {
  return <MoreWords messages={wordsOf('agents', await getMessages())}>{children}</MoreWords>
}
