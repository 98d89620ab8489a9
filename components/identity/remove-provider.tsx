'use client'

import { useTranslations } from 'next-intl'
import { useRemoveProvider } from '@/components/api/use-identity-providers'
import { Confirm } from '@/components/common/confirm'
import type { IdentityProviderDto } from '@/lib/views/identity-provider.schema'

export interface RemoveProviderProps {
  provider: IdentityProviderDto | null
  onClose: () => void
}

/** Removes a provider for good, with the roles it gave. */
export function RemoveProvider({ provider, onClose }: RemoveProviderProps) {
  const t = useTranslations('identity.remove')
  const remove = useRemoveProvider()
  const close = () => {
    remove.reset()
    onClose()
  }
  return (
    <Confirm
      opened={provider !== null}
      title={t('title', { name: provider?.name ?? '' })}
      action={t('action')}
      busy={remove.isPending}
      error={remove.error}
      onClose={close}
      onConfirm={() => provider && remove.mutate(provider.id, { onSuccess: close })}
    >
      {t('means')}
    </Confirm>
  )
}
