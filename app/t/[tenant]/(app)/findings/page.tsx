import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { FindingList } from '@/components/findings/finding-list'
import { findingsQuery } from '@/lib/views/finding.schema'
import { listFindings } from '@/lib/views/findings'
import { pageQuery } from '../../page-query'
import { pageScope } from '../../page-scope'
import { pageTimes, type SearchParams } from '../../page-times'

interface Props {
  params: Promise<{ tenant: string }>
  searchParams: SearchParams
}

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('findings'))('title') }
}

/** What to fix. Without a status it shows the open ones; `status=any` shows all. */
export default async function FindingsPage({ params, searchParams }: Props) {
  const { scope } = await pageScope((await params).tenant, 'findings.read')
  const search = await searchParams
  const query = pageQuery(findingsQuery, search, {
    ...(search.status === undefined ? { status: 'open' } : {}),
    ...pageTimes(search),
  })
  const { limit: _limit, ...asked } = query
  const said = search.sort === undefined ? { ...asked, sort: undefined } : asked
  return <FindingList initial={{ query: said, page: await listFindings(scope, query) }} />
}
