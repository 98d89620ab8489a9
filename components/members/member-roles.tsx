'use client'

import { useTranslations } from 'next-intl'
import { Instant } from '@/components/common/instant'
import type { MemberDto } from '@/lib/views/admin.schema'
import classes from './members.module.css'

/** Roles with their begins and ends, and where one comes from when it is not given here. */
export function MemberRoles({ roles, now }: { roles: MemberDto['roles']; now: string }) {
  const t = useTranslations('members')
  const word = useTranslations('roles.role')
  return (
    <span className={classes.roles}>
      {roles.map(({ role, source, valid_from, valid_until }) => (
        <span
          key={`${role}${source}`}
          className={classes.role}
          data-over={(valid_until ?? now) < now || (valid_from ?? now) > now || undefined}
        >
          {word(role)}
          {valid_from && valid_from > now ? (
            <small>
              {t('begins')} <Instant at={valid_from} form="day" />
            </small>
          ) : null}
          {valid_until ? (
            <small>
              {valid_until < now ? t('ended') : t('until')} <Instant at={valid_until} form="day" />
            </small>
          ) : null}
          {source === 'local' ? null : <small title={source}>{t('fromProvider')}</small>}
        </span>
      ))}
    </span>
  )
}
