import { QueryClient, QueryClientProvider } from '@tanstack/react-query'
import { AppRouterContext } from 'next/dist/shared/lib/app-router-context.shared-runtime'
import { SearchParamsContext } from 'next/dist/shared/lib/hooks-client-context.shared-runtime'
import { NextIntlClientProvider } from 'next-intl'
import { renderToStaticMarkup } from 'react-dom/server'
import { expect, it } from 'vitest'
import account from '@/messages/en/account.json'
import common from '@/messages/en/common.json'
import signIn from '@/messages/en/signIn.json'
import { Account, type AccountProps } from './account'

const nothing = () => undefined
const router = {
  bfcacheId: '',
  back: nothing,
  forward: nothing,
  refresh: nothing,
  push: nothing,
  replace: nothing,
  prefetch: nothing,
}
const now = '2026-11-22T20:00:00.000Z'
const given: AccountProps = {
  name: 'Ada',
  email: 'admin@example.com',
  now,
  account: {
    local: true,
    held: null,
    password: {
      changed_at: null,
      expires_at: null,
      min_length: 15,
      kinds: 0,
      letters_and_digits: false,
      history: 0,
      rotation_days: null,
    },
    second_factor: { since: null, recovery_codes_left: 0, required_by: [], reset: null },
    tenants: [],
  },
  sessions: {
    items: [
      {
        id: 'ses_1',
        current: true,
        created_at: now,
        last_seen_at: now,
        expires_at: now,
        provider: 'local',
        address: '192.0.2.7',
        user_agent: null,
      },
    ],
    next_cursor: null,
  },
}

it('is shown on a page of no tenant too: administrators of the platform may be of none', () => {
  const html = renderToStaticMarkup(
    <AppRouterContext value={router}>
      <SearchParamsContext value={new URLSearchParams()}>
        <QueryClientProvider client={new QueryClient()}>
          <NextIntlClientProvider locale="en" messages={{ account, common, signIn }} timeZone="UTC">
            <Account {...given} />
          </NextIntlClientProvider>
        </QueryClientProvider>
      </SearchParamsContext>
    </AppRouterContext>,
  )
  for (const said of [account.password.title, account.factor.title, '192.0.2.7']) expect(html).toContain(said)
})
