'use client'

import { IconPlus } from '@tabler/icons-react'
import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { useMay } from '@/components/api/tenant-context'
import { useMembers } from '@/components/api/use-members'
import type { Page } from '@/components/api/use-pages'
import { DataTable } from '@/components/common/data-table'
import { ErrorState } from '@/components/common/error-state'
import { PageHeader } from '@/components/common/page-header'
import { Section } from '@/components/common/section'
import { TenantLink } from '@/components/shell/tenant-link'
import { Button } from '@/components/ui/button'
import { Group } from '@/components/ui/group'
import type { InviteDto, MemberSessionDto } from '@/lib/views/account.schema'
import type { EndingRoleDto, KeptOutDto, MemberDto } from '@/lib/views/admin.schema'
import type { SupportPageDto } from '@/lib/views/tenant-notices.schema'
import { AddMember } from './add-member'
import { Duties } from './duties'
import { EditMember } from './edit-member'
import { EndingSoon } from './ending-soon'
import { InviteList } from './invite-list'
import { InviteMember } from './invite-member'
import { KeptOut } from './kept-out'
import { LocalClosed } from './local-closed'
import { useMemberColumns } from './member-columns'
import { MemberSessions } from './member-sessions'
import { RemoveMember } from './remove-member'
import { ResetSecondFactor } from './reset-second-factor'
import { Support } from './support'

export interface MemberListProps {
  initial: Page<MemberDto>
  /** Roles that end within two weeks. */
  endingSoon: readonly EndingRoleDto[]
  /** System, security and audit administrators are separate people. */
  separateDuties: boolean
  /** Whom the tenant keeps out though a provider vouches for them. */
  keptOut: readonly KeptOutDto[]
  /** Only owners who are kept for emergencies come in by a local password. */
  localClosed: boolean
  invites: Page<InviteDto>
  /** Whom of the platform the tenant lets in. */
  support: SupportPageDto
  /** Null for who may not see them. */
  sessions: Page<MemberSessionDto> | null
  /** When the page was made; roles that ended before it are marked. */
  now: string
}

/** Who belongs to the tenant, with which roles and until when. */
export function MemberList(props: MemberListProps) {
  const { initial, endingSoon, separateDuties, keptOut, localClosed, invites, support, sessions, now } = props
  const t = useTranslations('members')
  const may = useMay('members.write')
  const [inviting, setInviting] = useState(false)
  const [adding, setAdding] = useState(false)
  const [resetting, setResetting] = useState<MemberDto | null>(null)
  const [editing, setEditing] = useState<MemberDto | null>(null)
  const [leaving, setLeaving] = useState<MemberDto | null>(null)
  const { items, error, retry, more, loadingMore } = useMembers(initial)
  const deeds = { onEdit: setEditing, onRemove: setLeaving, onReset: setResetting }
  const columns = useMemberColumns(now, may ? deeds : undefined)
  return (
    <>
      <PageHeader
        title={t('title')}
        lead={t.rich('lead', {
          roles: (chunks) => <TenantLink to="/settings/roles">{chunks}</TenantLink>,
        })}
        actions={
          may ? (
            <Group gap="xs">
              <Button variant="default" onClick={() => setAdding(true)}>
                {t('add')}
              </Button>
              <Button leftSection={<IconPlus size={16} />} onClick={() => setInviting(true)}>
                {t('invite.action')}
              </Button>
            </Group>
          ) : null
        }
      />
      {localClosed ? <LocalClosed /> : null}
      <EndingSoon roles={endingSoon} now={now} />
      {error ? <ErrorState error={error} onRetry={retry} /> : null}
      <Section title={t('people', { count: initial.total ?? items.length })} framed flush>
        <DataTable
          label={t('title')}
          columns={columns}
          rows={items}
          rowId={(member) => member.id}
          onMore={more}
          loadingMore={loadingMore}
        />
      </Section>
      <InviteList initial={invites} />
      <KeptOut people={keptOut} />
      <Duties separate={separateDuties} members={items} />
      <Support initial={support} />
      {sessions ? <MemberSessions initial={sessions} now={now} /> : null}
      {inviting ? <InviteMember localClosed={localClosed} onClose={() => setInviting(false)} /> : null}
      {adding ? <AddMember localClosed={localClosed} onClose={() => setAdding(false)} /> : null}
      {editing ? <EditMember key={editing.id} member={editing} onClose={() => setEditing(null)} /> : null}
      <ResetSecondFactor member={resetting} onClose={() => setResetting(null)} />
      <RemoveMember member={leaving} onClose={() => setLeaving(null)} />
    </>
  )
}
