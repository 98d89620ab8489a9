'use client'

import { useTranslations } from 'next-intl'
import { type ReactNode, useRef, useState } from 'react'
import { useFilteredPages } from '@/components/api/use-filtered-pages'
import { useTimes } from '@/components/api/use-times'
import { ErrorState } from '@/components/common/error-state'
import { Instant } from '@/components/common/instant'
import { SeverityBadge } from '@/components/common/severity-badge'
import { useCheckTitle } from '@/components/common/use-check-title'
import { useRowKeys } from '@/components/common/use-row-keys'
import { TenantLink } from '@/components/shell/tenant-link'
import { Button } from '@/components/ui/button'
import type { FindingGroupDto } from '@/lib/views/finding.schema'
import { GroupFindings } from './group-findings'
import classes from './groups.module.css'
import type { FindingFilter, Grouping } from './use-finding-filter'

const NOTHING = { query: { never: '1' }, page: { items: [], next_cursor: null } }

/** The findings that fit, by check, asset, image or package, the worst group first; each opens in place. */
export function GroupList({ filter, by, empty }: { filter: FindingFilter; by: Grouping; empty: ReactNode }) {
  const t = useTranslations('findings')
  const titled = useCheckTitle()
  const times = useTimes()
  const list = useFilteredPages<FindingGroupDto>(
    '/findings/groups',
    { ...filter.which, ...times, by },
    NOTHING,
  )
  const body = useRef<HTMLUListElement>(null)
  useRowKeys(body)
  const [open, setOpen] = useState<ReadonlySet<string>>(new Set())
  const toggle = (key: string) => {
    const next = new Set(open)
    if (!next.delete(key)) next.add(key)
    setOpen(next)
  }
  if (list.error) return <ErrorState error={list.error} onRetry={list.retry} />
  if (!list.loading && list.items.length === 0) return empty
  return (
    <>
      <ul ref={body} className={classes.groups} data-rows aria-busy={list.loading}>
        {list.loading && list.items.length === 0 ? <Places /> : null}
        {list.items.map((group) => {
          const id = `${by}:${group.key}`
          const shown = open.has(id)
          return (
            <li key={id} className={classes.group}>
              <div className={classes.line}>
                <button
                  type="button"
                  data-row
                  className={classes.toggle}
                  aria-expanded={shown}
                  onClick={() => toggle(id)}
                  onKeyDown={(event) => {
                    if (event.key === 'ArrowRight' && !shown) toggle(id)
                    if (event.key === 'ArrowLeft' && shown) toggle(id)
                  }}
                >
                  <span className={classes.mark} aria-hidden="true">
                    {shown ? '▾' : '▸'}
                  </span>
                  <SeverityBadge severity={group.severity} />
                  <span className={classes.label}>{titled(group.label) || t(`groups.none.${by}`)}</span>
                </button>
                <span className={classes.facts}>
                  {group.fix ? <Fix fix={group.fix} /> : null}
                  {group.overdue > 0 ? (
                    <TenantLink
                      to={`/findings?${queryOf(filter, group, { due: 'overdue' })}`}
                      className={classes.late}
                    >
                      {t('groups.overdue', { count: group.overdue })}
                    </TenantLink>
                  ) : null}
                  {by === 'asset' ? null : <span>{t('groups.assets', { count: group.assets })}</span>}
                  <span className={classes.since}>
                    {t.rich('groups.since', { day: () => <Instant at={group.oldest} form="day" /> })}
                  </span>
                  <TenantLink to={`/findings?${queryOf(filter, group)}`} className={classes.count}>
                    {t('groups.count', { count: group.count })}
                  </TenantLink>
                </span>
              </div>
              {shown ? (
                <GroupFindings which={{ ...filter.which, ...group.filter }} all={queryOf(filter, group)} />
              ) : null}
            </li>
          )
        })}
      </ul>
      {list.onMore ? (
        <Button variant="default" size="xs" mt="sm" onClick={list.onMore} loading={list.loadingMore}>
          {t('groups.more')}
        </Button>
      ) : null}
    </>
  )
}

/** Where groups will stand, so that a page which waits is not taken for one of nothing. */
function Places() {
  return [0, 1, 2, 3, 4, 5].map((row) => (
    <li key={row} className={classes.group}>
      <div className={classes.line}>
        <span className={classes.place} style={{ width: `${64 - row * 7}%` }} />
      </div>
    </li>
  ))
}

/** The address of the list that a group leads to: the filters in force and the group's own. */
function queryOf(
  { status, which }: FindingFilter,
  group: FindingGroupDto,
  also: Readonly<Record<string, string>> = {},
): string {
  const { status: _said, ...others } = which
  const query = { ...others, ...group.filter, ...also, ...(status === 'active' ? {} : { status }) }
  return new URLSearchParams(query).toString()
}

/** What fixes all findings of a package, or why no version can be named. */
function Fix({ fix }: { fix: NonNullable<FindingGroupDto['fix']> }) {
  const t = useTranslations('findings.groups.fix')
  return (
    <span className={classes.fix} data-why={fix.why}>
      {t(fix.why, { version: fix.version ?? '', count: fix.unfixed })}
    </span>
  )
}
