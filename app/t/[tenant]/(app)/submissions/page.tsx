import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { SubmissionList } from '@/components/submissions/submission-list'
import { submissionsQuery } from '@/lib/views/submission.schema'
import { listSubmissions } from '@/lib/views/submissions'
import { pageQuery } from '../../page-query'
import { pageScope } from '../../page-scope'
import { pageTimes, type SearchParams } from '../../page-times'

interface Props {
  params: Promise<{ tenant: string }>
  searchParams: SearchParams
}

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('submissions'))('title') }
}

/** Every report that came in, and the place to hand one in. */
export default async function SubmissionsPage({ params, searchParams }: Props) {
  const { scope } = await pageScope((await params).tenant, 'submissions.read')
  const search = await searchParams
  const query = pageQuery(submissionsQuery, search, pageTimes(search))
  const { limit: _limit, ...asked } = query
  return <SubmissionList initial={{ query: asked, page: await listSubmissions(scope, query) }} />
}
