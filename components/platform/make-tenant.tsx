'use client'

import { useTranslations } from 'next-intl'
import { useState } from 'react'
import type { NewTenant } from '@/components/api/use-platform'
import { SecretOnce } from '@/components/common/secret-once'
import { Modal } from '@/components/floating/modal'
import { Button } from '@/components/ui/button'
import { Group } from '@/components/ui/group'
import { Stack } from '@/components/ui/stack'
import { TenantForm } from './tenant-form'

export interface MakeTenantProps {
  timeZones: readonly string[]
  onClose: () => void
}

/** Makes a tenant with its first owner, whose initial password is shown once. */
export function MakeTenant({ timeZones, onClose }: MakeTenantProps) {
  const t = useTranslations('platform')
  const [made, setMade] = useState<{ tenant: NewTenant; email: string } | null>(null)
  return (
    <Modal
      opened
      onClose={onClose}
      size="lg"
      title={made ? t('made.title', { name: made.tenant.name }) : t('make')}
      closeOnClickOutside={made === null}
      closeOnEscape={made === null}
    >
      {made ? (
        <Stack gap="md">
          {made.tenant.owner_initial_password ? (
            <SecretOnce
              title={t('made.password', { email: made.email })}
              value={made.tenant.owner_initial_password}
            >
              {t('made.once')}
            </SecretOnce>
          ) : (
            <p>{t('made.known', { email: made.email })}</p>
          )}
          <Group justify="flex-end">
            <Button onClick={onClose}>{t('made.done')}</Button>
          </Group>
        </Stack>
      ) : (
        <TenantForm
          timeZones={timeZones}
          onMade={(tenant, email) => setMade({ tenant, email })}
          onClose={onClose}
        />
      )}
    </Modal>
  )
}
