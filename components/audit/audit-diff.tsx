'use client'

import { useTranslations } from 'next-intl'
import classes from './audit.module.css'
import type { DiffLine } from './diff-of'

/** Value by value, what it was and what it became. */
export function AuditDiff({ lines }: { lines: readonly DiffLine[] }) {
  const t = useTranslations('audit')
  return (
    <table className={classes.diff}>
      <caption className={classes.caption}>{t('changed')}</caption>
      <thead className={classes.diffHead}>
        <tr>
          <th>{t('value')}</th>
          <th>{t('before')}</th>
          <th>{t('after')}</th>
        </tr>
      </thead>
      <tbody>
        {lines.map(({ path, before, after }) => (
          <tr key={path}>
            <th scope="row">{path}</th>
            <td>{before === undefined ? null : <del>{before}</del>}</td>
            <td>{after === undefined ? null : <ins>{after}</ins>}</td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}
