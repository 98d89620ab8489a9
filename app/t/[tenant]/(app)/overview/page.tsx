import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { OverviewPage } from '@/components/overview/overview-page'
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
  const { scope } = await pageScope((await params).tenant, 'assessments.read')
  return <OverviewPage initial={await overview(scope, pageTimes(await searchParams))} />
}
