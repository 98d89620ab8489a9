import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { AssessmentView } from '@/components/assessments/assessment-view'
import { NotFound } from '@/lib/core/errors'
import { controlsQuery } from '@/lib/views/control.schema'
import { controlTree } from '@/lib/views/control-tree'
import { orNotFound } from '../../../or-not-found'
import { pageQuery } from '../../../page-query'
import { pageScope } from '../../../page-scope'
import { pageTimes, type SearchParams } from '../../../page-times'

interface Props {
  params: Promise<{ tenant: string; id: string }>
  searchParams: SearchParams
}

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('assessments'))('title') }
}

/** One assessment with its control tree. */
export default async function AssessmentPage({ params, searchParams }: Props) {
  const { tenant, id } = await params
  const { scope } = await pageScope(tenant, 'assessments.read')
  const search = await searchParams
  // Searched on the server too, or the whole tree would be seen before what was asked for.
  const { q = '' } = pageQuery(controlsQuery.pick({ q: true }), search)
  const tree = controlTree(scope, id, { ...pageTimes(search), q })
  return <AssessmentView initial={await orNotFound(tree, NotFound)} initialSearch={q} />
}
