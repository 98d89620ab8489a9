import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { FindingView } from '@/components/findings/finding-view'
import { loadCatalogue } from '@/lib/catalogue/load-catalogue'
import { NotFound } from '@/lib/core/errors'
import { findingDetail } from '@/lib/views/finding'
import { orNotFound } from '../../../or-not-found'
import { pageScope } from '../../../page-scope'
import { pageTimes, type SearchParams } from '../../../page-times'

interface Props {
  params: Promise<{ tenant: string; id: string }>
  searchParams: SearchParams
}

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('findings'))('title') }
}

/** One finding: what, why, since when, and what is done about it. */
export default async function FindingPage({ params, searchParams }: Props) {
  const { tenant, id } = await params
  const { scope } = await pageScope(tenant, 'findings.read')
  const initial = await orNotFound(findingDetail(scope, id, pageTimes(await searchParams)), NotFound)
  const frameworks = loadCatalogue().frameworks.map(({ id, title }) => [id, title] as const)
  return <FindingView initial={initial} frameworks={Object.fromEntries(frameworks)} />
}
