'use client'

import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { useChangeMember } from '@/components/api/use-members'
import { endOfDay } from '@/components/common/end-of-day'
import { formatInstant } from '@/components/common/format-instant'
import { useTimeZone } from '@/components/common/instant'
import { Refusal } from '@/components/common/refusal'
import { Modal } from '@/components/floating/modal'
import { Button } from '@/components/ui/button'
import { Checkbox } from '@/components/ui/checkbox'
import { CheckboxGroup } from '@/components/ui/checkbox-group'
import { Group } from '@/components/ui/group'
import { Stack } from '@/components/ui/stack'
import { PERSON_ROLES } from '@/lib/access/roles'
import type { MemberDto } from '@/lib/views/admin.schema'
import classes from './members.module.css'
import { UntilField } from './until-field'

/** Sets the roles given here, and when they end; roles of an identity provider are its own. */
export function EditMember({ member, onClose }: { member: MemberDto; onClose: () => void }) {
  const t = useTranslations('members')
  const word = useTranslations('roles')
  const common = useTranslations('common')
  const zone = useTimeZone()
  const change = useChangeMember()
  const given = member.roles.filter(({ source }) => source === 'local')
  const ends = given.map(({ valid_until }) => (valid_until ? formatInstant(valid_until, zone, 'day') : ''))
  const alike = ends.every((end) => end === ends[0])
  const before = alike ? (ends[0] ?? '') : ''
  const [roles, setRoles] = useState<string[]>(given.map(({ role }) => role))
  const [until, setUntil] = useState(before)
  const submit = () =>
    change.mutate(
      {
        id: member.id,
        roles: PERSON_ROLES.filter((role) => roles.includes(role)),
        // A new role takes the end that is shown, too.
        ...(until === before && (before === '' || roles.every((role) => given.some((g) => g.role === role)))
          ? {}
          : { valid_until: endOfDay(until, zone) }),
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
          <CheckboxGroup
            label={t('edit.roles')}
            description={t('edit.union')}
            value={roles}
            onChange={setRoles}
          >
            <div className={classes.choices}>
              {PERSON_ROLES.map((one) => (
                <Checkbox
                  key={one}
                  value={one}
                  label={word(`role.${one}`)}
                  description={word(`means.${one}`)}
                />
              ))}
            </div>
          </CheckboxGroup>
          {given.length < member.roles.length ? <p>{t('edit.provided')}</p> : null}
          <UntilField value={until} onChange={setUntil} />
          {alike ? null : <p>{t('edit.unlike')}</p>}
          {change.error ? <Refusal error={change.error} /> : null}
          <Group gap="xs" justify="flex-end">
            <Button variant="default" onClick={onClose}>
              {common('cancel')}
            </Button>
            <Button type="submit" loading={change.isPending}>
              {common('save')}
            </Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  )
}
