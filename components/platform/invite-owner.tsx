'use client'

import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { useInviteOwner } from '@/components/api/use-platform'
import { Refusal } from '@/components/common/refusal'
import { Modal } from '@/components/floating/modal'
import { Button } from '@/components/ui/button'
import { Group } from '@/components/ui/group'
import { Stack } from '@/components/ui/stack'
import { TextInput } from '@/components/ui/text-input'
import type { PlatformTenantDto } from '@/lib/views/admin.schema'
import { OwnerLink } from './owner-link'

/** A new link for the first owner of a tenant that nobody has accepted yet. */
export function InviteOwner({ tenant, onClose }: { tenant: PlatformTenantDto; onClose: () => void }) {
  const t = useTranslations('platform.invite')
  const common = useTranslations('common')
  const invite = useInviteOwner()
  const [email, setEmail] = useState('')
  const made = invite.data
  return (
    <Modal
      opened
      onClose={onClose}
      size="lg"
      title={t('title', { name: tenant.name })}
      closeOnClickOutside={!made}
      closeOnEscape={!made}
    >
      {made ? (
        <OwnerLink invite={made} onDone={onClose} />
      ) : (
        <form
          onSubmit={(event) => {
            event.preventDefault()
            invite.mutate({ id: tenant.id, email: email.trim() })
          }}
        >
          <Stack gap="md">
            <p>{t('means')}</p>
            <TextInput
              type="email"
              label={t('email')}
              required
              data-autofocus
              maxLength={200}
              value={email}
              onChange={(event) => setEmail(event.currentTarget.value)}
            />
            {invite.error ? <Refusal error={invite.error} /> : null}
            <Group gap="xs" justify="flex-end">
              <Button variant="default" onClick={onClose}>
                {common('cancel')}
              </Button>
              <Button type="submit" loading={invite.isPending}>
                {t('submit')}
              </Button>
            </Group>
          </Stack>
        </form>
      )}
    </Modal>
  )
}
