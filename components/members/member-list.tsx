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
import type { MemberDto } from '@/lib/views/admin.schema'
import { AddMember } from './add-member'
import { EditMember } from './edit-member'
import { useMemberColumns } from './member-columns'
import { RemoveMember } from './remove-member'

export interface MemberListProps {
  initial: Page<MemberDto>
  /** When the page was made; roles that ended before it are marked. */
  now: string
}

/** Who belongs to the tenant, with which roles and until when. */
export function MemberList({ initial, now }: MemberListProps) {
  const t = useTranslations('members')
  const may = useMay('members.write')
  const [adding, setAdding] = useState(false)
  const [editing, setEditing] = useState<MemberDto | null>(null)
  const [leaving, setLeaving] = useState<MemberDto | null>(null)
  const { items, error, retry, more, loadingMore } = useMembers(initial)
  const columns = useMemberColumns(now, may ? { onEdit: setEditing, onRemove: setLeaving } : undefined)
  return (
    <>
      <PageHeader
        title={t('title')}
        lead={t.rich('lead', {
          roles: (chunks) => <TenantLink to="/settings/roles">{chunks}</TenantLink>,
        })}
        actions={
          may ? (
            <Button leftSection={<IconPlus size={16} />} onClick={() => setAdding(true)}>
              {t('add')}
            </Button>
          ) : null
        }
      />
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
      {adding ? <AddMember onClose={() => setAdding(false)} /> : null}
      {editing ? <EditMember key={editing.id} member={editing} onClose={() => setEditing(null)} /> : null}
      <RemoveMember member={leaving} onClose={() => setLeaving(null)} />
    </>
  )
}
