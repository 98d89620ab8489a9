'use client'

import { QueryClient, QueryClientProvider } from '@tanstack/react-query'
import { type AbstractIntlMessages, NextIntlClientProvider } from 'next-intl'
import { type ReactNode, useEffect, useState } from 'react'
import { ApiError } from '@/components/api/client'
import { Notices } from '@/components/notices/notices'
import { followScheme } from './color-scheme'

export interface ProvidersProps {
  locale: 'zh' | 'en'
  messages: AbstractIntlMessages
  children: ReactNode
}

/** What every page stands in: words, queries, notices, light or dark. Mantine comes with what floats (`themed.tsx`). */
export function Providers({ locale, messages, children }: ProvidersProps) {
  const [queries] = useState(makeQueries)
  useEffect(followScheme, [])
  return (
    <NextIntlClientProvider locale={locale} messages={messages} timeZone="UTC">
      <QueryClientProvider client={queries}>
        <Notices />
        {children}
      </QueryClientProvider>
    </NextIntlClientProvider>
  )
}

/** What the server refused will be refused again; only faults of the way are worth another try. */
function makeQueries(): QueryClient {
  return new QueryClient({
    defaultOptions: {
      queries: {
        staleTime: 30_000,
        refetchOnWindowFocus: false,
        retry: (count, error) => count < 2 && !(error instanceof ApiError && error.status < 500),
      },
    },
  })
}
