'use client'

import { useTranslations } from 'next-intl'
import { useSuspendTenant } from '@/components/api/use-platform'
import { Confirm } from '@/components/common/confirm'
import type { PlatformTenantDto } from '@/lib/views/admin.schema'

/** Shuts a tenant, or opens it again. */
export function SuspendTenant({
  tenant,
  onClose,
}: {
  tenant: PlatformTenantDto | null
  onClose: () => void
}) {
  const t = useTranslations('platform')
  const change = useSuspendTenant()
  const suspended = tenant?.suspended_at != null
  const deed = suspended ? 'resume' : 'suspend'
  const close = () => {
    change.reset()
    onClose()
  }
  return (
    <Confirm
      opened={tenant !== null}
      title={t(`${deed}.title`, { name: tenant?.name ?? '' })}
      action={t(`${deed}.action`)}
      danger={!suspended}
      busy={change.isPending}
      error={change.error}
      onClose={close}
      onConfirm={() =>
        tenant && change.mutate({ id: tenant.id, suspended: !suspended }, { onSuccess: close })
      }
    >
      {t(`${deed}.means`)}
    </Confirm>
  )
}
