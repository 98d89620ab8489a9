'use client'

import { useTranslations } from 'next-intl'
import { Shape } from '@/components/common/shape'
import type { RoleRulesPreviewDto } from '@/lib/views/role-rule.schema'
import classes from './identity-rules.module.css'

/** What the rules would do: who gains, who loses, and what is probably not meant. */
export function RulePreview({ preview }: { preview: RoleRulesPreviewDto }) {
  const t = useTranslations('identityRules')
  const word = useTranslations('roles.role')
  const { changes, total, warnings } = preview
  const names = (roles: readonly (typeof changes)[number]['gains'][number][]) =>
    roles.map((role) => word(role)).join(t('comma'))
  return (
    <section className={classes.preview} aria-live="polite" aria-label={t('preview')}>
      <h3 className={classes.previewTitle}>{t('changes', { count: total })}</h3>
      {warnings.map(({ code, rule, people }) => (
        <p key={`${code}${rule}`} className={classes.warning}>
          <Shape name="triangle" size={13} />
          <span>{t(`warning.${code}`, { place: rule + 1, count: people })}</span>
        </p>
      ))}
      {changes.length > 0 ? (
        <ul className={classes.changes}>
          {changes.map(({ id, name, login, gains, loses, last }) => (
            <li key={id}>
              <b>{name}</b> {name === login ? null : <span className={classes.login}>{login}</span>}
              {gains.length > 0 ? (
                <span className={classes.gains}>{t('gains', { roles: names(gains) })}</span>
              ) : null}
              {loses.length > 0 ? (
                <span className={classes.loses}>{t('loses', { roles: names(loses) })}</span>
              ) : null}
              {last ? <span className={classes.out}>{t('out')}</span> : null}
            </li>
          ))}
        </ul>
      ) : null}
      {total > changes.length ? <p>{t('andMore', { count: total - changes.length })}</p> : null}
      <p className={classes.login}>{t('asKnown')}</p>
    </section>
  )
}
