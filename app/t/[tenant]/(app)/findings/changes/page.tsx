import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { FindingChanges } from '@/components/findings/finding-changes'
import { findingChangesQuery } from '@/lib/views/finding.schema'
import { findingChanges } from '@/lib/views/finding-changes'
import { pageQuery } from '../../../page-query'
import { pageScope } from '../../../page-scope'
import { pageTimes, type SearchParams } from '../../../page-times'

interface Props {
  params: Promise<{ tenant: string }>
  searchParams: SearchParams
}

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('findings'))('changes.title') }
}

/** What reports opened, reopened and closed between two days. */
export default async function Page({ params, searchParams }: Props) {
  const { scope } = await pageScope((await params).tenant, 'findings.read')
  const search = await searchParams
  const query = pageQuery(findingChangesQuery, search, pageTimes(search))
  return <FindingChanges initial={await findingChanges(scope, query)} />
}
