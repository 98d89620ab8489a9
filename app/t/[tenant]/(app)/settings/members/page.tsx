import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { MemberList } from '@/components/members/member-list'
import { pagePrincipal } from '@/lib/auth/page-principal'
import { readInvites } from '@/lib/views/read-invites'
import { readMemberSessions } from '@/lib/views/read-member-sessions'
import { readMembers } from '@/lib/views/read-members'
import { readSupport } from '@/lib/views/read-support'
import { pageScope } from '../../../page-scope'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('members'))('title') }
}

/** The people of the tenant and their roles, who is invited, and where they are signed in. */
export default async function MembersPage({ params }: { params: Promise<{ tenant: string }> }) {
  const { tenant } = await params
  const { scope, actions } = await pageScope(tenant, 'members.read')
  const own = (await pagePrincipal(tenant))?.sessionId ?? null
  const now = new Date()
  const initial = await readMembers(scope, { limit: 50 }, now)
  return (
    <MemberList
      initial={initial}
      endingSoon={initial.ending_soon}
      separateDuties={initial.separate_duties}
      keptOut={initial.kept_out}
      localClosed={initial.local_sign_in === 'break_glass'}
      invites={await readInvites(scope, now)}
      support={await readSupport(scope, now)}
      sessions={actions.includes('sessions.read') ? await readMemberSessions(scope, {}, own, now) : null}
      now={now.toISOString()}
    />
  )
}
