'use client'

import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { useChangeTenant } from '@/components/api/use-platform'
import { Confirm } from '@/components/common/confirm'
import { TextInput } from '@/components/ui/text-input'
import type { PlatformTenantDto } from '@/lib/views/admin.schema'

/** Gives a tenant another name. */
export function RenameTenant({ tenant, onClose }: { tenant: PlatformTenantDto; onClose: () => void }) {
  const t = useTranslations('platform.rename')
  const change = useChangeTenant()
  const [name, setName] = useState(tenant.name)
  const ready = name.trim() !== '' && name.trim() !== tenant.name
  return (
    <Confirm
      opened
      title={t('title', { name: tenant.name })}
      action={t('action')}
      danger={false}
      ready={ready}
      busy={change.isPending}
      error={change.error}
      onClose={onClose}
      onConfirm={() => change.mutate({ id: tenant.id, name: name.trim() }, { onSuccess: onClose })}
    >
      <TextInput
        label={t('name')}
        description={t('help')}
        required
        maxLength={200}
        value={name}
        onChange={(event) => setName(event.currentTarget.value)}
      />
    </Confirm>
  )
}
