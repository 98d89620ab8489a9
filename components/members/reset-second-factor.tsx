'use client'

import { useTranslations } from 'next-intl'
import { useResetSecondFactor } from '@/components/api/use-member-sessions'
import { Confirm } from '@/components/common/confirm'
import type { MemberDto } from '@/lib/views/admin.schema'

/** Takes the second factor away from a member who lost it. */
export function ResetSecondFactor({ member, onClose }: { member: MemberDto | null; onClose: () => void }) {
  const t = useTranslations('members.factor')
  const reset = useResetSecondFactor()
  const close = () => {
    reset.reset()
    onClose()
  }
  return (
    <Confirm
      opened={member !== null}
      title={t('title', { name: member?.name ?? '' })}
      action={t('reset')}
      busy={reset.isPending}
      error={reset.error}
      onClose={close}
      onConfirm={() => member && reset.mutate(member.id, { onSuccess: close })}
    >
      {t('means')}
    </Confirm>
  )
}
