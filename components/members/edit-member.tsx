'use client'

import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { useChangeMember } from '@/components/api/use-members'
import { endOfDay } from '@/components/common/end-of-day'
import { formatInstant } from '@/components/common/format-instant'
import { useTimeZone } from '@/components/common/instant'
import {
  draftOfRule,
  type LabelRuleDraft,
  LabelRuleField,
  ruleOfDraft,
} from '@/components/common/label-rule-field'
import { Refusal } from '@/components/common/refusal'
import { startOfDay } from '@/components/common/start-of-day'
import { Modal } from '@/components/floating/modal'
import { Button } from '@/components/ui/button'
import { Group } from '@/components/ui/group'
import { Stack } from '@/components/ui/stack'
import { LIMITABLE_ROLES } from '@/lib/access/limited'
import { PERSON_ROLES, type PersonRole } from '@/lib/access/roles'
import type { MemberDto } from '@/lib/views/admin.schema'
import { type PeriodDays, PeriodFields } from './period-fields'
import { RoleChoices } from './role-choices'

const NO_DAYS: PeriodDays = { from: '', until: '' }

/** Sets the roles given here, and when they begin and end; roles of an identity provider are its own. */
export function EditMember({ member, onClose }: { member: MemberDto; onClose: () => void }) {
  const t = useTranslations('members')
  const word = useTranslations('roles')
  const common = useTranslations('common')
  const zone = useTimeZone()
  const change = useChangeMember()
  const given = member.roles.filter(({ source }) => source === 'local')
  const day = (at: string | null) => (at ? formatInstant(at, zone, 'day') : '')
  const periods = given.map(({ valid_from, valid_until }) => ({
    from: day(valid_from),
    until: day(valid_until),
  }))
  const [first = NO_DAYS] = periods
  const alike = periods.every(({ from, until }) => from === first.from && until === first.until)
  const before = alike ? first : NO_DAYS
  const [roles, setRoles] = useState<string[]>(given.map(({ role }) => role))
  const [days, setDays] = useState(before)
  const same = days.from === before.from && days.until === before.until
  const blank = before.from === '' && before.until === ''
  const onlyKnown = roles.every((role) => given.some((g) => g.role === role))
  const [limits, setLimits] = useState<Partial<Record<PersonRole, LabelRuleDraft>>>(
    Object.fromEntries(given.map(({ role, label_rule }) => [role, draftOfRule(label_rule)])),
  )
  const limited = LIMITABLE_ROLES.filter((role) => roles.includes(role))
  const rules = limited.map((role) => [role, ruleOfDraft(limits[role] ?? [])] as const)
  const submit = () =>
    change.mutate(
      {
        id: member.id,
        roles: PERSON_ROLES.filter((role) => roles.includes(role)),
        label_rules: Object.fromEntries(rules.map(([role, rule]) => [role, rule ?? null])),
        // A new role takes the days that are shown, too.
        ...(same && (blank || onlyKnown)
          ? {}
          : { valid_from: startOfDay(days.from, zone), valid_until: endOfDay(days.until, zone) }),
      },
      { onSuccess: onClose },
    )
  return (
    <Modal opened onClose={onClose} size="lg" title={t('edit.title', { name: member.name })}>
      <form
        onSubmit={(event) => {
          event.preventDefault()
          submit()
        }}
      >
        <Stack gap="md">
          <RoleChoices description={t('edit.union')} value={roles} onChange={setRoles} />
          {limited.map((role) => (
            <LabelRuleField
              key={role}
              label={t('edit.limit', { role: word(`role.${role}`) })}
              description={t('form.limitHelp')}
              value={limits[role] ?? []}
              onChange={(draft) => setLimits({ ...limits, [role]: draft })}
            />
          ))}
          {given.length < member.roles.length ? <p>{t('edit.provided')}</p> : null}
          <PeriodFields value={days} onChange={setDays} />
          {alike ? null : <p>{t('edit.unlike')}</p>}
          {change.error ? <Refusal error={change.error} /> : null}
          <Group gap="xs" justify="flex-end">
            <Button variant="default" onClick={onClose}>
              {common('cancel')}
            </Button>
            <Button
              type="submit"
              loading={change.isPending}
              disabled={rules.some(([, rule]) => rule === undefined)}
            >
              {common('save')}
            </Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  )
}
