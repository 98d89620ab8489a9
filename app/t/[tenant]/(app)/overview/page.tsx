import type { Metadata } from 'next'
import { redirect } from 'next/navigation'
import { getTranslations } from 'next-intl/server'
import { OverviewPage } from '@/components/overview/overview-page'
import { everyAction } from '@/lib/access/allowance'
import { pagePrincipal } from '@/lib/auth/page-principal'
import { overview } from '@/lib/views/overview'
import { pageScope } from '../../page-scope'
import { pageTimes, type SearchParams } from '../../page-times'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('overview'))('title') }
}

/** Where the tenant stands. */
export default async function Overview({
  params,
  searchParams,
}: {
  params: Promise<{ tenant: string }>
  searchParams: SearchParams
}) {
  const { tenant } = await params
  const principal = await pagePrincipal(tenant)
  // Administrators who see nothing of what the tenant is judged by begin at the settings.
  const actions = principal ? everyAction(principal) : []
  if (actions.includes('tenant.read') && !actions.includes('assessments.read'))
    redirect(`/t/${tenant}/settings`)
  const { scope } = await pageScope(tenant, 'assessments.read')
  return <OverviewPage initial={await overview(scope, pageTimes(await searchParams))} />
}
