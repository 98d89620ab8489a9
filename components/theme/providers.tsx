'use client'

import { MantineProvider } from '@mantine/core'
import { Notifications } from '@mantine/notifications'
import { QueryClient, QueryClientProvider } from '@tanstack/react-query'
import { type AbstractIntlMessages, NextIntlClientProvider } from 'next-intl'
import { type ReactNode, useState } from 'react'
import { ApiError } from '@/components/api/client'
import { cssVariables, theme } from './theme'

export interface ProvidersProps {
  locale: 'zh' | 'en'
  messages: AbstractIntlMessages
  /** Of the page's content security policy. */
  nonce: string | undefined
  children: ReactNode
}

/** What every page stands in: theme, words, queries, notifications. */
export function Providers({ locale, messages, nonce, children }: ProvidersProps) {
  const [queries] = useState(makeQueries)
  return (
    <NextIntlClientProvider locale={locale} messages={messages} timeZone="UTC">
      <QueryClientProvider client={queries}>
        <MantineProvider
          theme={theme}
          cssVariablesResolver={cssVariables}
          defaultColorScheme="auto"
          getStyleNonce={() => nonce ?? ''}
        >
          <Notifications position="bottom-right" />
          {children}
        </MantineProvider>
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
