'use client'

import { useFormatter, useTranslations } from 'next-intl'
import { Instant } from '@/components/common/instant'
import { Shape } from '@/components/common/shape'
import type { EndingRoleDto } from '@/lib/views/admin.schema'
import classes from './members.module.css'

/** Whose role ends within two weeks: prolong it in time, or let it end. */
export function EndingSoon({ roles, now }: { roles: readonly EndingRoleDto[]; now: string }) {
  const t = useTranslations('members.ending')
  const word = useTranslations('roles.role')
  const format = useFormatter()
  if (roles.length === 0) return null
  return (
    <aside className={classes.ending} aria-label={t('title', { count: roles.length })}>
      <Shape name="triangle" size={14} />
      <div>
        <b>{t('title', { count: roles.length })}</b>
        <ul>
          {roles.map(({ id, name, role, valid_until }) => (
            <li key={`${id}${role}`}>
              {t('one', { name, role: word(role) })} <Instant at={valid_until} form="day" /> (
              {format.relativeTime(new Date(valid_until), new Date(now))})
            </li>
          ))}
        </ul>
      </div>
    </aside>
  )
}
