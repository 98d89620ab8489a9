import { getMessages } from 'next-intl/server'
import type { ReactNode } from 'react'
import { SettingsFrame } from '@/components/settings/settings-frame'
import { MoreWords } from '@/components/theme/more-words'
import { wordsOf } from '@/i18n/words-apart'

/** Draws the pages' list beside them. It lets nobody in: each page authorises itself. */
export default async function SettingsLayout({ children }: { children: ReactNode }) {
  return (
    <MoreWords messages={wordsOf('settings', await getMessages())}>
      <SettingsFrame>{children}</SettingsFrame>
    </MoreWords>
  )
}
