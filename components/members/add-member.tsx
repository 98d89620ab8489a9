'use client'

import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { type NewMember, useAddMember } from '@/components/api/use-members'
import { endOfDay } from '@/components/common/end-of-day'
import { useTimeZone } from '@/components/common/instant'
import { Refusal } from '@/components/common/refusal'
import { SecretOnce } from '@/components/common/secret-once'
import { Modal } from '@/components/floating/modal'
import { Button } from '@/components/ui/button'
import { Group } from '@/components/ui/group'
import { Radio } from '@/components/ui/radio'
import { RadioGroup } from '@/components/ui/radio-group'
import { Stack } from '@/components/ui/stack'
import { TextInput } from '@/components/ui/text-input'
import { PERSON_ROLES, type PersonRole } from '@/lib/access/roles'
import classes from './members.module.css'
import { UntilField } from './until-field'

/** Adds a person; one who is new to this server gets an initial password, which is shown once. */
export function AddMember({ onClose }: { onClose: () => void }) {
  const t = useTranslations('members')
  const [made, setMade] = useState<NewMember | null>(null)
  return (
    <Modal
      opened
      onClose={onClose}
      size="lg"
      title={made ? t('made.title', { name: made.name }) : t('add')}
      closeOnClickOutside={made === null}
      closeOnEscape={made === null}
    >
      {made ? <Made member={made} onDone={onClose} /> : <MemberForm onMade={setMade} onClose={onClose} />}
    </Modal>
  )
}

function Made({ member, onDone }: { member: NewMember; onDone: () => void }) {
  const t = useTranslations('members.made')
  return (
    <Stack gap="md">
      {member.initial_password ? (
        <SecretOnce title={t('password', { email: member.email })} value={member.initial_password}>
          {t('once')}
        </SecretOnce>
      ) : (
        <p>{t('known', { email: member.email })}</p>
      )}
      <Group justify="flex-end">
        <Button onClick={onDone}>{t('done')}</Button>
      </Group>
    </Stack>
  )
}

function MemberForm({ onMade, onClose }: { onMade: (member: NewMember) => void; onClose: () => void }) {
  const t = useTranslations('members.form')
  const word = useTranslations('roles')
  const common = useTranslations('common')
  const zone = useTimeZone()
  const add = useAddMember()
  const [email, setEmail] = useState('')
  const [name, setName] = useState('')
  const [role, setRole] = useState<PersonRole>('viewer')
  const [until, setUntil] = useState('')
  const submit = () =>
    add.mutate(
      { email: email.trim(), name: name.trim(), role, valid_until: endOfDay(until, zone) },
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
          label={t('email')}
          description={t('emailHelp')}
          required
          data-autofocus
          maxLength={200}
          value={email}
          onChange={(event) => setEmail(event.currentTarget.value)}
        />
        <TextInput
          label={t('name')}
          required
          maxLength={200}
          value={name}
          onChange={(event) => setName(event.currentTarget.value)}
        />
        <RadioGroup
          label={t('role')}
          value={role}
          onChange={(value) => setRole(PERSON_ROLES.find((one) => one === value) ?? 'viewer')}
        >
          <div className={classes.choices}>
            {PERSON_ROLES.map((one) => (
              <Radio key={one} value={one} label={word(`role.${one}`)} description={word(`means.${one}`)} />
            ))}
          </div>
        </RadioGroup>
        <UntilField value={until} onChange={setUntil} />
        {add.error ? <Refusal error={add.error} /> : null}
        <Group gap="xs" justify="flex-end">
          <Button variant="default" onClick={onClose}>
            {common('cancel')}
          </Button>
          <Button type="submit" loading={add.isPending} disabled={email.trim() === '' || name.trim() === ''}>
            {t('submit')}
          </Button>
        </Group>
      </Stack>
    </form>
  )
}
