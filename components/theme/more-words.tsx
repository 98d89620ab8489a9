'use client'

import { type AbstractIntlMessages, NextIntlClientProvider, useLocale, useMessages } from 'next-intl'
import { type ReactNode, useMemo } from 'react'

/** Words that only the pages below speak in, beside those of every page. */
export function MoreWords({ messages, children }: { messages: AbstractIntlMessages; children: ReactNode }) {
  const known = useMessages()
  const all = useMemo(() => ({ ...known, ...messages }), [known, messages])
  return (
    <NextIntlClientProvider locale={useLocale()} messages={all}>
      {children}
    </NextIntlClientProvider>
  )
}
