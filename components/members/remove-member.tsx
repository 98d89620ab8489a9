'use client'

import { useTranslations } from 'next-intl'
import { useRemoveMember } from '@/components/api/use-members'
import { Confirm } from '@/components/common/confirm'
import type { MemberDto } from '@/lib/views/admin.schema'

/** Takes a person out of the tenant, at once. */
export function RemoveMember({ member, onClose }: { member: MemberDto | null; onClose: () => void }) {
  const t = useTranslations('members.remove')
  const remove = useRemoveMember()
  const close = () => {
    remove.reset()
    onClose()
  }
  return (
    <Confirm
      opened={member !== null}
      title={t('title', { name: member?.name ?? '' })}
      action={t('action')}
      busy={remove.isPending}
      error={remove.error}
      onClose={close}
      onConfirm={() => member && remove.mutate(member.id, { onSuccess: close })}
    >
      {t('means')}
    </Confirm>
  )
}
