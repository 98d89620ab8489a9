'use client'

import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { useChangeTenant } from '@/components/api/use-platform'
import { Confirm } from '@/components/common/confirm'
import { Textarea } from '@/components/ui/textarea'
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
  const change = useChangeTenant()
  const [reason, setReason] = useState('')
  const suspended = tenant?.suspended_at != null
  const deed = suspended ? 'resume' : 'suspend'
  const close = () => {
    change.reset()
    setReason('')
    onClose()
  }
  return (
    <Confirm
      opened={tenant !== null}
      title={t(`${deed}.title`, { name: tenant?.name ?? '' })}
      action={t(`${deed}.action`)}
      danger={!suspended}
      ready={suspended || reason.trim() !== ''}
      busy={change.isPending}
      error={change.error}
      onClose={close}
      onConfirm={() =>
        tenant &&
        change.mutate(
          { id: tenant.id, suspended: !suspended, ...(suspended ? {} : { reason: reason.trim() }) },
          { onSuccess: close },
        )
      }
    >
      <p>{t(`${deed}.means`)}</p>
      {suspended ? null : (
        <Textarea
          mt="md"
          label={t('suspend.reason')}
          description={t('suspend.reasonHelp')}
          required
          autosize
          minRows={2}
          maxLength={500}
          value={reason}
          onChange={(event) => setReason(event.currentTarget.value)}
        />
      )}
    </Confirm>
  )
}
