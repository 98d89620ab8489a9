import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { VulnerabilityList } from '@/components/vulnerabilities/vulnerability-list'
import { listVulnerabilities } from '@/lib/views/vulnerabilities'
import { vulnerabilitiesQuery } from '@/lib/views/vulnerability.schema'
import { pageQuery } from '../../page-query'
import { pageScope } from '../../page-scope'
import { pageTimes, type SearchParams } from '../../page-times'

interface Props {
  params: Promise<{ tenant: string }>
  searchParams: SearchParams
}

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('vulnerabilities'))('title') }
}

/** Known flaws of what runs here, one row each: exploited first, then the worst. */
export default async function VulnerabilitiesPage({ params, searchParams }: Props) {
  const { scope } = await pageScope((await params).tenant, 'findings.read')
  const search = await searchParams
  const query = pageQuery(vulnerabilitiesQuery, search, pageTimes(search))
  const { limit: _limit, ...asked } = query
  const said = search.sort === undefined ? { ...asked, sort: undefined } : asked
  return <VulnerabilityList initial={{ query: said, page: await listVulnerabilities(scope, query) }} />
}
