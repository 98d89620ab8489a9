'use client'

import { useTranslations } from 'next-intl'
import { Shape } from '@/components/common/shape'
import { ACTIONS } from '@/lib/access/actions'
import { LIMITABLE_ROLES, UNDER_A_LIMIT } from '@/lib/access/limited'
import type { Role } from '@/lib/access/roles'
import { allows, ROLES } from './role-list'
import classes from './roles.module.css'

const isLimitable = (role: Role) => (LIMITABLE_ROLES as readonly Role[]).includes(role)

/** The same for narrow screens: each role opens to what it allows. */
export function RolesCards({ own }: { own: readonly Role[] }) {
  const t = useTranslations('roles')
  return (
    <div className={classes.cards}>
      {ROLES.map((role) => {
        const allowed = ACTIONS.filter((action) => allows(role, action))
        return (
          <details key={role} className={classes.card} open={own.includes(role)}>
            <summary>
              <b>{t(`role.${role}`)}</b>
              {own.includes(role) ? <small className={classes.own}>{t('yours')}</small> : null}
              <small className={classes.count}>
                {t('count', { count: allowed.length, all: ACTIONS.length })}
              </small>
              <span className={classes.means}>{t(`means.${role}`)}</span>
            </summary>
            <ul>
              {allowed.map((action) => (
                <li key={action}>
                  <span className={classes.yes}>
                    <Shape name="disc-tick" />
                  </span>
                  {t(`action.${action}`)}
                  {isLimitable(role) && UNDER_A_LIMIT[action] !== true ? (
                    <small>
                      {' '}
                      · {t('limit')}: {t('lost')}
                    </small>
                  ) : null}
                </li>
              ))}
            </ul>
          </details>
        )
      })}
    </div>
  )
}
