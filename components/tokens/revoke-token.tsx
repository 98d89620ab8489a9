'use client'

import { useTranslations } from 'next-intl'
import { useRevokeToken } from '@/components/api/use-tokens'
import { Confirm } from '@/components/common/confirm'
import type { TokenDto } from '@/lib/views/admin.schema'

/** Ends a token at once and for good. */
export function RevokeToken({ token, onClose }: { token: TokenDto | null; onClose: () => void }) {
  const t = useTranslations('tokens.revoke')
  const revoke = useRevokeToken()
  const close = () => {
    revoke.reset()
    onClose()
  }
  return (
    <Confirm
      opened={token !== null}
      title={t('title', { name: token?.name ?? '' })}
      action={t('action')}
      busy={revoke.isPending}
      error={revoke.error}
      onClose={close}
      onConfirm={() => token && revoke.mutate(token.id, { onSuccess: close })}
    >
      {t('means')}
    </Confirm>
  )
}
