'use client'

import { useTranslations } from 'next-intl'
import { Shape } from '@/components/common/shape'
import { ACTIONS } from '@/lib/access/actions'
import { UNDER_A_LIMIT } from '@/lib/access/limited'
import { PERSON_ROLES, type Role, TOKEN_ROLES } from '@/lib/access/roles'
import { allows, ROLES } from './role-list'
import classes from './roles.module.css'

export function RolesTable({ own }: { own: readonly Role[] }) {
  const t = useTranslations('roles')
  return (
    <table className={classes.table}>
      <thead>
        <tr>
          <th rowSpan={2} scope="col" className={classes.first}>
            {t('what')}
          </th>
          <th colSpan={PERSON_ROLES.length} scope="colgroup">
            {t('people')}
          </th>
          <th colSpan={TOKEN_ROLES.length} scope="colgroup">
            {t('machines')}
          </th>
          <th rowSpan={2} scope="col" title={t('limitMeans')}>
            {t('limit')}
          </th>
        </tr>
        <tr>
          {ROLES.map((role) => (
            <th key={role} scope="col" title={t(`means.${role}`)} data-own={own.includes(role) || undefined}>
              {t(`role.${role}`)}
              {own.includes(role) ? <small>{t('yours')}</small> : null}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {ACTIONS.map((action) => (
          <tr key={action}>
            <th scope="row" title={action}>
              {t(`action.${action}`)}
            </th>
            {ROLES.map((role) => (
              <td key={role} data-own={own.includes(role) || undefined}>
                {allows(role, action) ? (
                  <span role="img" aria-label={t('yes')} className={classes.yes}>
                    <Shape name="disc-tick" />
                  </span>
                ) : (
                  <span role="img" aria-label={t('no')} className={classes.no}>
                    <Shape name="dash" />
                  </span>
                )}
              </td>
            ))}
            <td title={t('limitMeans')}>{t(UNDER_A_LIMIT[action] === true ? 'kept' : 'lost')}</td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}
