'use client'

import { MantineProvider, mergeThemeOverrides } from '@mantine/core'
import { QueryClient, QueryClientProvider } from '@tanstack/react-query'
import { type AbstractIntlMessages, NextIntlClientProvider, useTranslations } from 'next-intl'
import { type ReactNode, useMemo, useState } from 'react'
import { ApiError } from '@/components/api/client'
import { Notices } from '@/components/notices/notices'
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
        <Themed nonce={nonce}>
          <Notices />
          {children}
        </Themed>
      </QueryClientProvider>
    </NextIntlClientProvider>
  )
}

/** The theme, with the names that its own buttons need in the reader's language. */
function Themed({ nonce, children }: Pick<ProvidersProps, 'nonce' | 'children'>) {
  const close = useTranslations('common')('close')
  const named = useMemo(() => {
    const Modal = { defaultProps: { closeButtonProps: { 'aria-label': close } } }
    return mergeThemeOverrides(theme, { components: { Modal } })
  }, [close])
  return (
    <MantineProvider
      theme={named}
      cssVariablesResolver={cssVariables}
      defaultColorScheme="auto"
      getStyleNonce={() => nonce ?? ''}
    >
      {children}
    </MantineProvider>
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
