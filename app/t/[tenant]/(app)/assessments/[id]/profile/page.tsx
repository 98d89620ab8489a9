import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { ProfileView } from '@/components/assessments/profile-view'
import { NotFound } from '@/lib/core/errors'
import { controlTree } from '@/lib/views/control-tree'
import { readRevisions } from '@/lib/views/read-revisions'
import { orNotFound } from '../../../../or-not-found'
import { pageScope } from '../../../../page-scope'

interface Props {
  params: Promise<{ tenant: string; id: string }>
}

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('assessments.profilePage'))('title') }
}

/** What an assessment is judged by, as it is now: a change is made from the present on. */
export default async function ProfilePage({ params }: Props) {
  const { tenant, id } = await params
  const { scope } = await pageScope(tenant, 'assessments.read')
  return (
    <ProfileView
      tree={await orNotFound(controlTree(scope, id), NotFound)}
      revisions={await orNotFound(readRevisions(scope, id), NotFound)}
    />
  )
}
