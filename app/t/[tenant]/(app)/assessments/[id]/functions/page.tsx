import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { FunctionSheetView } from '@/components/functions/function-sheet-view'
import { NotFound } from '@/lib/core/errors'
import { assessmentDetail } from '@/lib/views/assessment'
import { functionSheet } from '@/lib/views/function-sheet'
import { functionSheetQuery } from '@/lib/views/function-sheet.schema'
import { orNotFound } from '../../../../or-not-found'
import { pageQuery } from '../../../../page-query'
import { pageScope } from '../../../../page-scope'
import { pageTimes, type SearchParams } from '../../../../page-times'

interface Props {
  params: Promise<{ tenant: string; id: string }>
  searchParams: SearchParams
}

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('functions'))('title') }
}

/** What the containers in an assessment's scope are for (PCI DSS 4.0.1 requirement 2.2.3, 3.2.1 requirement 2.2.1). */
export default async function FunctionsPage({ params, searchParams }: Props) {
  const { tenant, id } = await params
  const { scope } = await pageScope(tenant, 'assets.read', 'assessments.read')
  const search = await searchParams
  const times = pageTimes(search)
  const assessment = await orNotFound(assessmentDetail(scope, id, times), NotFound)
  const query = pageQuery(functionSheetQuery, search, { assessment: id, ...times })
  const { limit: _limit, ...asked } = query
  const t = await getTranslations('assessments')
  return (
    <FunctionSheetView
      crumbs={[
        { label: t('title'), to: '/assessments' },
        { label: assessment.name, to: `/assessments/${id}` },
      ]}
      of={{ assessment: id }}
      initial={{ query: asked, page: await functionSheet(scope, query) }}
      readAt={{ as_of: assessment.as_of, known_at: assessment.known_at }}
    />
  )
}
