'use client'

import { useTranslations } from 'next-intl'
import type { PopulationDto } from '@/lib/views/population.schema'
import classes from './population.module.css'

type Group = PopulationDto['groups'][number]
export interface PopulationTableProps {
  groups: readonly Group[]
  chosen: { kind: Group['kind']; tool: string | null } | null
  /** null: nothing is chosen any more. */
  onChoose: (group: Group | null) => void
}

/** `12 of 14 hosts reported`, by kind and tool; a row narrows the lists below to it. */
export function PopulationTable({ groups, chosen, onChoose }: PopulationTableProps) {
  const t = useTranslations('population')
  return (
    <table className={classes.table}>
      <caption className={classes.caption}>{t('tableCaption')}</caption>
      <thead>
        <tr>
          <th scope="col">{t('column.who')}</th>
          <th scope="col">{t('column.reported')}</th>
          <th scope="col" className={classes.number}>
            {t('column.stale')}
          </th>
          <th scope="col" className={classes.number}>
            {t('column.never')}
          </th>
        </tr>
      </thead>
      <tbody>
        {groups.map((group) => {
          const own = chosen?.kind === group.kind && chosen.tool === group.tool
          return (
            <tr key={`${group.kind} ${group.tool}`} data-any={group.tool === null || undefined}>
              <th scope="row">
                <button
                  type="button"
                  className={classes.choose}
                  aria-pressed={own}
                  onClick={() => onChoose(own ? null : group)}
                >
                  {group.tool ?? t(`kind.${group.kind}`)}
                </button>
              </th>
              <td>
                <span className={classes.reported}>
                  <span className={classes.bar} aria-hidden="true">
                    <i style={{ width: share(group.reported, group.known) }} data-part="reported" />
                    <i style={{ width: share(group.stale, group.known) }} data-part="stale" />
                  </span>
                  <span className="numbers">{t('of', { reported: group.reported, known: group.known })}</span>
                </span>
              </td>
              <td className={classes.number}>{group.stale || '–'}</td>
              <td className={classes.number}>{group.never || '–'}</td>
            </tr>
          )
        })}
      </tbody>
    </table>
  )
}

function share(part: number, whole: number): string {
  return whole === 0 ? '0' : `${(100 * part) / whole}%`
}
