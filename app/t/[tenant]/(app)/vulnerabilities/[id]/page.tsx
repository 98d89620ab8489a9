import type { Metadata } from 'next'
import { VulnerabilityView } from '@/components/vulnerabilities/vulnerability-view'
import { NotFound } from '@/lib/core/errors'
import { vulnerabilityDetail } from '@/lib/views/vulnerability-detail'
import { orNotFound } from '../../../or-not-found'
import { pageScope } from '../../../page-scope'
import { pageTimes, type SearchParams } from '../../../page-times'

interface Props {
  params: Promise<{ tenant: string; id: string }>
  searchParams: SearchParams
}

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return { title: decodeURIComponent((await params).id).slice(0, 100) }
}

/** One flaw by any of its ids: where it is, what runs it, since when, what fixes it, and what is known of it. */
export default async function VulnerabilityPage({ params, searchParams }: Props) {
  const { tenant, id } = await params
  const { scope } = await pageScope(tenant, 'findings.read')
  const times = pageTimes(await searchParams)
  const initial = await orNotFound(vulnerabilityDetail(scope, decodeURIComponent(id), times), NotFound)
  return <VulnerabilityView initial={initial} />
}
