'use client'

import { useTranslations } from 'next-intl'
import { useChangeTenant } from '@/components/api/use-platform'
import { Confirm } from '@/components/common/confirm'
import { notify } from '@/components/notices/notify'
import type { PlatformTenantDto } from '@/lib/views/admin.schema'

/** Asks a tenant's owners to take their archive, which nobody else can read. */
export function AskExport({ tenant, onClose }: { tenant: PlatformTenantDto; onClose: () => void }) {
  const t = useTranslations('platform.export')
  const change = useChangeTenant()
  return (
    <Confirm
      opened
      title={t('title', { name: tenant.name })}
      action={t('action')}
      danger={false}
      busy={change.isPending}
      error={change.error}
      onClose={onClose}
      onConfirm={() =>
        change.mutate(
          { id: tenant.id, ask_export: true },
          {
            onSuccess: () => {
              notify(t('done', { name: tenant.name }))
              onClose()
            },
          },
        )
      }
    >
      {t('means')}
    </Confirm>
  )
}
