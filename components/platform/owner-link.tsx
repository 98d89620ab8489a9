'use client'

import { useTranslations } from 'next-intl'
import { formatInstant } from '@/components/common/format-instant'
import { SecretOnce } from '@/components/common/secret-once'
import { Button } from '@/components/ui/button'
import { Group } from '@/components/ui/group'
import { Stack } from '@/components/ui/stack'
import type { OwnerInviteDto } from '@/lib/views/admin.schema'

/** The link by which a tenant's first owner accepts; it is shown once. */
export function OwnerLink({ invite, onDone }: { invite: OwnerInviteDto; onDone: () => void }) {
  const t = useTranslations('platform.made')
  return (
    <Stack gap="md">
      <SecretOnce title={t('link', { email: invite.email })} value={invite.link}>
        {t('once', { time: `${formatInstant(invite.expires_at, 'UTC', 'minute')} UTC` })}
      </SecretOnce>
      <Group justify="flex-end">
        <Button onClick={onDone}>{t('done')}</Button>
      </Group>
    </Stack>
  )
}
