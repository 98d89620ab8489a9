'use client'

import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { useMay } from '@/components/api/tenant-context'
import {
  type InviteWithLink,
  useInvites,
  useRenewInvite,
  useRevokeInvite,
} from '@/components/api/use-invites'
import type { Page } from '@/components/api/use-pages'
import { Confirm } from '@/components/common/confirm'
import type { DataColumn } from '@/components/common/data-column'
import { DataTable } from '@/components/common/data-table'
import { ErrorState } from '@/components/common/error-state'
import { Instant } from '@/components/common/instant'
import { Section } from '@/components/common/section'
import { Modal } from '@/components/floating/modal'
import { Button } from '@/components/ui/button'
import { Group } from '@/components/ui/group'
import type { InviteDto } from '@/lib/views/account.schema'
import { InviteLink } from './invite-link'
import classes from './members.module.css'

/** Open invitations; nothing where there are none. */
export function InviteList({ initial }: { initial: Page<InviteDto> }) {
  const t = useTranslations('members.invite')
  const word = useTranslations('roles')
  const common = useTranslations('common')
  const may = useMay('members.write')
  const { items, error, retry } = useInvites(initial)
  const renew = useRenewInvite()
  const revoke = useRevokeInvite()
  const [link, setLink] = useState<InviteWithLink | null>(null)
  const [leaving, setLeaving] = useState<InviteDto | null>(null)
  const columns: DataColumn<InviteDto>[] = [
    {
      id: 'email',
      header: t('who'),
      priority: true,
      wrap: true,
      cell: (i) => (
        <>
          <b>{i.email}</b>{' '}
          <span className={classes.email}>{i.roles.map((role) => word(`role.${role}`)).join(' · ')}</span>
        </>
      ),
    },
    { id: 'by', header: t('by'), width: '9rem', cell: (i) => i.created_by ?? '–' },
    {
      id: 'expires',
      header: t('expires'),
      width: '11rem',
      cell: (i) =>
        i.expired ? <span className={classes.disabled}>{t('expired')}</span> : <Instant at={i.expires_at} />,
    },
    ...(may
      ? [
          {
            id: 'do',
            header: common('table.deeds'),
            quiet: true,
            width: '13rem',
            align: 'end' as const,
            cell: (i: InviteDto) => (
              <Group gap={6} justify="flex-end" wrap="nowrap" display="inline-flex">
                <Button
                  size="compact-xs"
                  variant="default"
                  loading={renew.isPending && renew.variables === i.id}
                  onClick={() => renew.mutate(i.id, { onSuccess: setLink })}
                >
                  {t('renew')}
                </Button>
                <Button size="compact-xs" variant="default" onClick={() => setLeaving(i)}>
                  {t('revoke')}
                </Button>
              </Group>
            ),
          },
        ]
      : []),
  ]
  const close = () => {
    revoke.reset()
    setLeaving(null)
  }
  return (
    <>
      {error ? <ErrorState error={error} onRetry={retry} /> : null}
      {renew.error ? <ErrorState error={renew.error} /> : null}
      {items.length > 0 ? (
        <Section title={t('open', { count: items.length })} framed flush>
          <DataTable label={t('title')} columns={columns} rows={items} rowId={(i) => i.id} />
        </Section>
      ) : null}
      {link ? (
        <Modal
          opened
          onClose={() => setLink(null)}
          size="lg"
          title={t('made', { email: link.email })}
          closeOnClickOutside={false}
          closeOnEscape={false}
        >
          <InviteLink invite={link} onDone={() => setLink(null)} />
        </Modal>
      ) : null}
      <Confirm
        opened={leaving !== null}
        title={t('revokeTitle', { email: leaving?.email ?? '' })}
        action={t('revoke')}
        busy={revoke.isPending}
        error={revoke.error}
        onClose={close}
        onConfirm={() => leaving && revoke.mutate(leaving.id, { onSuccess: close })}
      >
        {t('revokeMeans')}
      </Confirm>
    </>
  )
}
