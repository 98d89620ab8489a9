'use client'

import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { useChangeTenant } from '@/components/api/use-platform'
import { Confirm } from '@/components/common/confirm'
import { Stack } from '@/components/ui/stack'
import { TextInput } from '@/components/ui/text-input'
import type { PlatformTenantDto } from '@/lib/views/admin.schema'

const MEGABYTE = 1_000_000

/** A whole number of at least one; null where nothing is said, undefined for anything else. */
function wholeOf(text: string): number | null | undefined {
  if (text.trim() === '') return null
  return /^[1-9]\d{0,8}$/.test(text.trim()) ? Number(text) : undefined
}

const textOf = (n: number | null) => (n === null ? '' : String(n))

/** Says how much a tenant may hand in. */
export function SetQuota({ tenant, onClose }: { tenant: PlatformTenantDto; onClose: () => void }) {
  const t = useTranslations('platform.quota')
  const change = useChangeTenant()
  const { quota } = tenant
  const [reports, setReports] = useState(textOf(quota.reports_a_minute))
  const [megabytes, setMegabytes] = useState(
    textOf(quota.bytes_a_day === null ? null : Math.max(1, Math.round(quota.bytes_a_day / MEGABYTE))),
  )
  const [assets, setAssets] = useState(textOf(quota.assets))
  const [perMinute, perDay, most] = [wholeOf(reports), wholeOf(megabytes), wholeOf(assets)]
  const ready = perMinute !== undefined && perDay !== undefined && most !== undefined
  const fields = [
    ['reports', reports, setReports, perMinute],
    ['bytes', megabytes, setMegabytes, perDay],
    ['assets', assets, setAssets, most],
  ] as const
  return (
    <Confirm
      opened
      title={t('title', { name: tenant.name })}
      action={t('save')}
      danger={false}
      ready={ready}
      busy={change.isPending}
      error={change.error}
      onClose={onClose}
      onConfirm={() => {
        if (perMinute === undefined || perDay === undefined || most === undefined) return
        const bytes_a_day = perDay === null ? null : perDay * MEGABYTE
        change.mutate(
          { id: tenant.id, quota: { reports_a_minute: perMinute, bytes_a_day, assets: most } },
          { onSuccess: onClose },
        )
      }}
    >
      <p>{t('lead')}</p>
      <Stack gap="md">
        {fields.map(([name, value, set, parsed]) => (
          <TextInput
            key={name}
            label={t(name)}
            inputMode="numeric"
            value={value}
            error={parsed === undefined ? t('notWhole') : undefined}
            onChange={(event) => set(event.currentTarget.value)}
          />
        ))}
      </Stack>
    </Confirm>
  )
}
