import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { FindingList } from '@/components/findings/finding-list'
import { loadCatalogue } from '@/lib/catalogue/load-catalogue'
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

/** What to fix. Without a status it shows what is still to be worked on; `status=any` shows all. */
export default async function FindingsPage({ params, searchParams }: Props) {
  const { scope } = await pageScope((await params).tenant, 'findings.read')
  const search = await searchParams
  const query = pageQuery(findingsQuery, search, {
    ...(search.status === undefined ? { status: 'active' } : {}),
    ...pageTimes(search),
  })
  const { limit: _limit, ...asked } = query
  const said = search.sort === undefined ? { ...asked, sort: undefined } : asked
  const frameworks = loadCatalogue()
    .frameworks.filter(({ retired }) => !retired)
    .map(({ id, title }) => [id, title] as const)
  return (
    <FindingList initial={{ query: said, page: await listFindings(scope, query) }} frameworks={frameworks} />
  )
}
