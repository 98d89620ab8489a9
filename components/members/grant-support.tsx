'use client'

import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { useGrantSupport } from '@/components/api/use-support'
import { Confirm } from '@/components/common/confirm'
import { NativeSelect } from '@/components/ui/native-select'
import { Stack } from '@/components/ui/stack'
import type { SupportPageDto } from '@/lib/views/tenant-notices.schema'

const HOURS = [1, 4, 8, 24, 72] as const
const ROLES = ['viewer', 'auditor'] as const

/** Lets one administrator of the platform in: whom, as what, for how long. */
export function GrantSupport({
  administrators,
  onClose,
}: {
  administrators: SupportPageDto['administrators']
  onClose: () => void
}) {
  const t = useTranslations('members.support')
  const word = useTranslations('roles.role')
  const grant = useGrantSupport()
  const [administrator, setAdministrator] = useState(administrators[0]?.id ?? '')
  const [role, setRole] = useState<(typeof ROLES)[number]>('viewer')
  const [hours, setHours] = useState(8)
  return (
    <Confirm
      opened
      title={t('grant')}
      action={t('submit')}
      danger={false}
      ready={administrator !== ''}
      busy={grant.isPending}
      error={grant.error}
      onClose={onClose}
      onConfirm={() => grant.mutate({ administrator, role, hours }, { onSuccess: onClose })}
    >
      <Stack gap="md">
        <p>{t('means')}</p>
        <NativeSelect
          label={t('who')}
          value={administrator}
          onChange={(event) => setAdministrator(event.currentTarget.value)}
          data={administrators.map(({ id, name, email }) => ({ value: id, label: `${name} (${email})` }))}
        />
        <NativeSelect
          label={t('as')}
          description={t('asHelp')}
          value={role}
          onChange={(event) => setRole(ROLES.find((one) => one === event.currentTarget.value) ?? 'viewer')}
          data={ROLES.map((one) => ({ value: one, label: word(one) }))}
        />
        <NativeSelect
          label={t('for')}
          value={String(hours)}
          onChange={(event) => setHours(Number(event.currentTarget.value))}
          data={HOURS.map((count) => ({ value: String(count), label: t('hours', { count }) }))}
        />
      </Stack>
    </Confirm>
  )
}
