'use client'

import { useTranslations } from 'next-intl'
import { useMay } from '@/components/api/tenant-context'
import { Instant } from '@/components/common/instant'
import { useLabelRuleWords } from '@/components/common/use-label-rule-words'
import { TenantLink } from '@/components/shell/tenant-link'
import type { MemberDto } from '@/lib/views/admin.schema'
import classes from './members.module.css'

/** Roles with their begins and ends, and where one comes from when it is not given here. */
export function MemberRoles({ roles, now }: { roles: MemberDto['roles']; now: string }) {
  const t = useTranslations('members')
  const word = useTranslations('roles.role')
  const may = useMay('identity.read')
  const words = useLabelRuleWords()
  return (
    <span className={classes.roles}>
      {roles.map(({ role, source, provider, valid_from, valid_until, label_rule }) => (
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
          {label_rule ? <small>{t('limited', { rule: words([label_rule]) })}</small> : null}
          {provider ? (
            <small>
              {provider.name && may ? (
                <TenantLink to={`/settings/identity/${provider.id}`}>
                  {t('from', { name: provider.name })}
                </TenantLink>
              ) : provider.name ? (
                t('from', { name: provider.name })
              ) : (
                t('fromProvider')
              )}
            </small>
          ) : null}
        </span>
      ))}
    </span>
  )
}
