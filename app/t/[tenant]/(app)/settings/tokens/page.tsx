import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { TokenList } from '@/components/tokens/token-list'
import { readTokens } from '@/lib/views/read-tokens'
import { pageScope } from '../../../page-scope'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('tokens'))('title') }
}

/** Tokens of the tenant, newest first, revoked ones too. */
export default async function TokensPage({ params }: { params: Promise<{ tenant: string }> }) {
  const { scope } = await pageScope((await params).tenant, 'tokens.read')
  return <TokenList initial={await readTokens(scope, { limit: 50 })} now={new Date().toISOString()} />
}
