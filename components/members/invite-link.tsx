'use client'

import { useTranslations } from 'next-intl'
import type { InviteWithLink } from '@/components/api/use-invites'
import { formatInstant } from '@/components/common/format-instant'
import { useTimeZone } from '@/components/common/instant'
import { SecretOnce } from '@/components/common/secret-once'
import { Button } from '@/components/ui/button'
import { Group } from '@/components/ui/group'
import { Stack } from '@/components/ui/stack'

/** The link of an invitation, which is shown once. */
export function InviteLink({ invite, onDone }: { invite: InviteWithLink; onDone: () => void }) {
  const t = useTranslations('members')
  const zone = useTimeZone()
  return (
    <Stack gap="md">
      <SecretOnce title={t('invite.link', { email: invite.email })} value={invite.link}>
        {t('invite.once', { time: `${formatInstant(invite.expires_at, zone, 'minute')} ${zone}` })}
      </SecretOnce>
      <Group justify="flex-end">
        <Button onClick={onDone}>{t('made.done')}</Button>
      </Group>
    </Stack>
  )
}
