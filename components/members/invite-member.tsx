'use client'

import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { type InviteWithLink, useInvite } from '@/components/api/use-invites'
import { endOfDay } from '@/components/common/end-of-day'
import { useTimeZone } from '@/components/common/instant'
import { type LabelRuleDraft, LabelRuleField, ruleOfDraft } from '@/components/common/label-rule-field'
import { Refusal } from '@/components/common/refusal'
import { startOfDay } from '@/components/common/start-of-day'
import { Modal } from '@/components/floating/modal'
import { Button } from '@/components/ui/button'
import { Group } from '@/components/ui/group'
import { Stack } from '@/components/ui/stack'
import { TextInput } from '@/components/ui/text-input'
import { LIMITABLE_ROLES } from '@/lib/access/limited'
import { PERSON_ROLES } from '@/lib/access/roles'
import { InviteLink } from './invite-link'
import { LocalClosed } from './local-closed'
import { type PeriodDays, PeriodFields } from './period-fields'
import { RoleChoices } from './role-choices'

/** Invites a person by e-mail address; the link is shown once. */
export function InviteMember({ localClosed, onClose }: { localClosed: boolean; onClose: () => void }) {
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
        <InviteForm localClosed={localClosed} onMade={setMade} onClose={onClose} />
      )}
    </Modal>
  )
}

function InviteForm({
  localClosed,
  onMade,
  onClose,
}: {
  localClosed: boolean
  onMade: (made: InviteWithLink) => void
  onClose: () => void
}) {
  const t = useTranslations('members')
  const common = useTranslations('common')
  const zone = useTimeZone()
  const invite = useInvite()
  const [email, setEmail] = useState('')
  const [roles, setRoles] = useState<string[]>(['viewer'])
  const [days, setDays] = useState<PeriodDays>({ from: '', until: '' })
  const [limit, setLimit] = useState<LabelRuleDraft>([])
  const limitable = roles.every((role) => LIMITABLE_ROLES.some((one) => one === role))
  const rule = limitable ? ruleOfDraft(limit) : null
  const submit = () =>
    invite.mutate(
      {
        email: email.trim(),
        roles: PERSON_ROLES.filter((role) => roles.includes(role)),
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
          label={t('form.email')}
          description={t('invite.emailHelp')}
          required
          data-autofocus
          maxLength={200}
          value={email}
          onChange={(event) => setEmail(event.currentTarget.value)}
        />
        <RoleChoices value={roles} onChange={setRoles} />
        {limitable ? (
          <LabelRuleField
            label={t('form.limit')}
            description={t('form.limitHelp')}
            value={limit}
            onChange={setLimit}
          />
        ) : null}
        <PeriodFields value={days} onChange={setDays} />
        {invite.error ? <Refusal error={invite.error} /> : null}
        <Group gap="xs" justify="flex-end">
          <Button variant="default" onClick={onClose}>
            {common('cancel')}
          </Button>
          <Button
            type="submit"
            loading={invite.isPending}
            disabled={email.trim() === '' || roles.length === 0 || rule === undefined}
          >
            {t('invite.submit')}
          </Button>
        </Group>
      </Stack>
    </form>
  )
}
