import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { RuleList } from '@/components/identity-rules/rule-list'
import { NotFound } from '@/lib/core/errors'
import { readRoleRules } from '@/lib/views/read-role-rules'
import { orNotFound } from '../../../../or-not-found'
import { pageScope } from '../../../../page-scope'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('identityRules'))('name') }
}

/** Which groups of a provider have which role in the tenant. */
export default async function IdentityRulesPage({
  params,
}: {
  params: Promise<{ tenant: string; provider: string }>
}) {
  const { tenant, provider } = await params
  const { scope } = await pageScope(tenant, 'identity.read')
  return <RuleList initial={await orNotFound(readRoleRules(scope, provider), NotFound)} />
}
