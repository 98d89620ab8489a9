import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { SubmissionView } from '@/components/submissions/submission-view'
import { NotFound } from '@/lib/core/errors'
import { submissionDetail } from '@/lib/views/submission'
import { orNotFound } from '../../../or-not-found'
import { pageScope } from '../../../page-scope'

interface Props {
  params: Promise<{ tenant: string; id: string }>
}

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('submissions'))('title') }
}

/** One submission with its provenance and proof. */
export default async function SubmissionPage({ params }: Props) {
  const { tenant, id } = await params
  const { scope } = await pageScope(tenant, 'submissions.read')
  return <SubmissionView initial={await orNotFound(submissionDetail(scope, id), NotFound)} />
}
