'use client'

import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { type InviteWithLink, useInvite } from '@/components/api/use-invites'
import { endOfDay } from '@/components/common/end-of-day'
import { useTimeZone } from '@/components/common/instant'
import { Refusal } from '@/components/common/refusal'
import { Modal } from '@/components/floating/modal'
import { Button } from '@/components/ui/button'
import { Group } from '@/components/ui/group'
import { Stack } from '@/components/ui/stack'
import { TextInput } from '@/components/ui/text-input'
import { PERSON_ROLES } from '@/lib/access/roles'
import { InviteLink } from './invite-link'
import { RoleChoices } from './role-choices'
import { UntilField } from './until-field'

/** Invites a person by e-mail address; the link is shown once. */
export function InviteMember({ onClose }: { onClose: () => void }) {
  const t = useTranslations('members')
  const [made, setMade] = useState<InviteWithLink | null>(null)
  return (
    <Modal
      opened
      onClose={onClose}
      size="lg"
      title={made ? t('invite.made', { email: made.email }) : t('invite.action')}
      closeOnClickOutside={made === null}
      closeOnEscape={made === null}
    >
      {made ? (
        <InviteLink invite={made} onDone={onClose} />
      ) : (
        <InviteForm onMade={setMade} onClose={onClose} />
      )}
    </Modal>
  )
}

function InviteForm({ onMade, onClose }: { onMade: (made: InviteWithLink) => void; onClose: () => void }) {
  const t = useTranslations('members')
  const common = useTranslations('common')
  const zone = useTimeZone()
  const invite = useInvite()
  const [email, setEmail] = useState('')
  const [roles, setRoles] = useState<string[]>(['viewer'])
  const [until, setUntil] = useState('')
  const submit = () =>
    invite.mutate(
      {
        email: email.trim(),
        roles: PERSON_ROLES.filter((role) => roles.includes(role)),
        valid_until: endOfDay(until, zone),
      },
      { onSuccess: onMade },
    )
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault()
        submit()
      }}
    >
      <Stack gap="md">
        <TextInput
          type="email"
          label={t('form.email')}
          description={t('invite.emailHelp')}
          required
          data-autofocus
          maxLength={200}
          value={email}
          onChange={(event) => setEmail(event.currentTarget.value)}
        />
        <RoleChoices value={roles} onChange={setRoles} />
        <UntilField value={until} onChange={setUntil} />
        {invite.error ? <Refusal error={invite.error} /> : null}
        <Group gap="xs" justify="flex-end">
          <Button variant="default" onClick={onClose}>
            {common('cancel')}
          </Button>
          <Button
            type="submit"
            loading={invite.isPending}
            disabled={email.trim() === '' || roles.length === 0}
          >
            {t('invite.submit')}
          </Button>
        </Group>
      </Stack>
    </form>
  )
}
