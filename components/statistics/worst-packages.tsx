'use client'

import { useTranslations } from 'next-intl'
import { TenantLink } from '@/components/shell/tenant-link'
import type { ImageStatisticsDto } from '@/lib/views/statistics.schema'
import classes from './statistics.module.css'

/** Packages, whatever their version, that most critical and high vulnerabilities come from. */
export function WorstPackages({ packages }: { packages: ImageStatisticsDto['packages'] }) {
  const t = useTranslations('statistics.images')
  if (packages.length === 0) return <p className={classes.soft}>{t('noPackages')}</p>
  const most = Math.max(1, ...packages.map((one) => one.severe))
  return (
    <div className={classes.scroll}>
      <table className={classes.table}>
        <thead>
          <tr>
            <th scope="col">{t('package')}</th>
            <th scope="col">{t('severe')}</th>
            <th scope="col" className={classes.number}>
              {t('advisories')}
            </th>
            <th scope="col" className={classes.number}>
              {t('assets')}
            </th>
          </tr>
        </thead>
        <tbody>
          {packages.map((one) => (
            <tr key={`${one.type} ${one.name}`}>
              <th scope="row">
                <TenantLink to={`/findings?q=${encodeURIComponent(one.name)}`}>{one.name}</TenantLink>{' '}
                <span className={classes.soft}>{one.type}</span>
              </th>
              <td className={classes.barCell}>
                <span className={classes.bar} aria-hidden="true">
                  <span className={classes.barSevere} style={{ width: `${(one.severe / most) * 100}%` }} />
                </span>
                <span className="numbers">{one.severe}</span>
              </td>
              <td className={`${classes.number} numbers`}>{one.advisories}</td>
              <td className={`${classes.number} numbers`}>{one.assets}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}
