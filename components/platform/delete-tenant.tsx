'use client'

import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { useChangeTenant } from '@/components/api/use-platform'
import { Confirm } from '@/components/common/confirm'
import { CountInput } from '@/components/common/count-input'
import { Stack } from '@/components/ui/stack'
import { TextInput } from '@/components/ui/text-input'
import type { PlatformTenantDto } from '@/lib/views/admin.schema'

const DAYS = { min: 7, max: 365, usual: 30 }

/** Has a tenant deleted after some days, or, where that was asked for, lets it stay. */
export function DeleteTenant({ tenant, onClose }: { tenant: PlatformTenantDto; onClose: () => void }) {
  const t = useTranslations('platform')
  const change = useChangeTenant()
  const [days, setDays] = useState(DAYS.usual)
  const [typed, setTyped] = useState('')
  const pending = tenant.delete_after !== null
  const deed = pending ? 'keep' : 'delete'
  const inRange = days >= DAYS.min && days <= DAYS.max
  return (
    <Confirm
      opened
      title={t(`${deed}.title`, { name: tenant.name })}
      action={t(pending ? 'keep.action' : 'delete.submit')}
      danger={!pending}
      ready={pending || (inRange && typed === tenant.slug)}
      busy={change.isPending}
      error={change.error}
      onClose={onClose}
      onConfirm={() =>
        change.mutate({ id: tenant.id, delete_in_days: pending ? null : days }, { onSuccess: onClose })
      }
    >
      <p>{t(`${deed}.means`)}</p>
      {pending ? null : (
        <Stack gap="md" mt="md">
          <CountInput
            label={t('delete.days')}
            min={DAYS.min}
            max={DAYS.max}
            maw="12rem"
            value={days}
            onChange={setDays}
          />
          <TextInput
            label={t('delete.slug', { slug: tenant.slug })}
            required
            autoCapitalize="none"
            autoComplete="off"
            spellCheck={false}
            value={typed}
            onChange={(event) => setTyped(event.currentTarget.value)}
          />
        </Stack>
      )}
    </Confirm>
  )
}
