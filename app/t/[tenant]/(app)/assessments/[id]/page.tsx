import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { AssessmentView } from '@/components/assessments/assessment-view'
import { NotFound } from '@/lib/core/errors'
import { controlTree } from '@/lib/views/control-tree'
import { orNotFound } from '../../../or-not-found'
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
  return (
    <AssessmentView
      initial={await orNotFound(controlTree(scope, id, pageTimes(await searchParams)), NotFound)}
    />
  )
}
