import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { MemberList } from '@/components/members/member-list'
import { readMembers } from '@/lib/views/read-members'
import { pageScope } from '../../../page-scope'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('members'))('title') }
}

/** The people of the tenant and their roles. */
export default async function MembersPage({ params }: { params: Promise<{ tenant: string }> }) {
  const { scope } = await pageScope((await params).tenant, 'members.read')
  const now = new Date()
  const initial = await readMembers(scope, { limit: 50 }, now)
  return (
    <MemberList
      initial={initial}
      endingSoon={initial.ending_soon}
      separateDuties={initial.separate_duties}
      now={now.toISOString()}
    />
  )
}
