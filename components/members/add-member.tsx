'use client'

import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { type NewMember, useAddMember } from '@/components/api/use-members'
import { endOfDay } from '@/components/common/end-of-day'
import { useTimeZone } from '@/components/common/instant'
import { type LabelRuleDraft, LabelRuleField, ruleOfDraft } from '@/components/common/label-rule-field'
import { Refusal } from '@/components/common/refusal'
import { SecretOnce } from '@/components/common/secret-once'
import { startOfDay } from '@/components/common/start-of-day'
import { Modal } from '@/components/floating/modal'
import { Button } from '@/components/ui/button'
import { Group } from '@/components/ui/group'
import { Radio } from '@/components/ui/radio'
import { RadioGroup } from '@/components/ui/radio-group'
import { Stack } from '@/components/ui/stack'
import { TextInput } from '@/components/ui/text-input'
import { LIMITABLE_ROLES } from '@/lib/access/limited'
import { PERSON_ROLES, type PersonRole } from '@/lib/access/roles'
import { LocalClosed } from './local-closed'
import classes from './members.module.css'
import { type PeriodDays, PeriodFields } from './period-fields'

/** Adds a person who is new to this server, with an initial password, which is shown once. Who has an account is invited. */
export function AddMember({ localClosed, onClose }: { localClosed: boolean; onClose: () => void }) {
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
      {made ? (
        <Made member={made} onDone={onClose} />
      ) : (
        <MemberForm localClosed={localClosed} onMade={setMade} onClose={onClose} />
      )}
    </Modal>
  )
}

function Made({ member, onDone }: { member: NewMember; onDone: () => void }) {
  const t = useTranslations('members.made')
  return (
    <Stack gap="md">
      <SecretOnce title={t('password', { email: member.email })} value={member.initial_password}>
        {t('once')}
      </SecretOnce>
      <Group justify="flex-end">
        <Button onClick={onDone}>{t('done')}</Button>
      </Group>
    </Stack>
  )
}

function MemberForm({
  localClosed,
  onMade,
  onClose,
}: {
  localClosed: boolean
  onMade: (member: NewMember) => void
  onClose: () => void
}) {
  const t = useTranslations('members.form')
  const word = useTranslations('roles')
  const common = useTranslations('common')
  const zone = useTimeZone()
  const add = useAddMember()
  const [email, setEmail] = useState('')
  const [name, setName] = useState('')
  const [role, setRole] = useState<PersonRole>('viewer')
  const [days, setDays] = useState<PeriodDays>({ from: '', until: '' })
  const [limit, setLimit] = useState<LabelRuleDraft>([])
  const limitable = LIMITABLE_ROLES.some((one) => one === role)
  const rule = limitable ? ruleOfDraft(limit) : null
  const submit = () =>
    add.mutate(
      {
        email: email.trim(),
        name: name.trim(),
        role,
        valid_from: startOfDay(days.from, zone),
        valid_until: endOfDay(days.until, zone),
        label_rule: rule ?? null,
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
        {localClosed ? <LocalClosed /> : null}
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
        {limitable ? (
          <LabelRuleField label={t('limit')} description={t('limitHelp')} value={limit} onChange={setLimit} />
        ) : null}
        <PeriodFields value={days} onChange={setDays} />
        {add.error ? <Refusal error={add.error} /> : null}
        <Group gap="xs" justify="flex-end">
          <Button variant="default" onClick={onClose}>
            {common('cancel')}
          </Button>
          <Button
            type="submit"
            loading={add.isPending}
            disabled={email.trim() === '' || name.trim() === '' || rule === undefined}
          >
            {t('submit')}
          </Button>
        </Group>
      </Stack>
    </form>
  )
}
