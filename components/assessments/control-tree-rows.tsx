'use client'

import { IconChevronRight } from '@tabler/icons-react'
import { useRouter } from 'next/navigation'
import { useTranslations } from 'next-intl'
import { type KeyboardEvent, useMemo, useRef, useState } from 'react'
import { useLocalized } from '@/components/common/localized'
import { useRowKeys } from '@/components/common/use-row-keys'
import { VerdictBadge } from '@/components/common/verdict-badge'
import { MlpsClass } from '@/components/mlps/mlps-class'
import { thingWord } from '@/components/mlps/thing-word'
import { TenantLink, useTenantHref } from '@/components/shell/tenant-link'
import type { ControlRowDto } from '@/lib/views/control.schema'
import classes from './control-tree.module.css'
import { GroupCounts } from './group-counts'
import type { TreeRow } from './tree-rows'

export interface ControlTreeRowsProps {
  rows: readonly TreeRow[]
  assessment: string
  /** Filtered or searched: everything that is left is shown. */
  unfolded: boolean
}

/** Groups that fold with what stands below them, controls with verdict; `j`/`k`/Enter move and open. */
export function ControlTreeRows({ rows, assessment, unfolded }: ControlTreeRowsProps) {
  const t = useTranslations('assessments')
  const [folded, setFolded] = useState<ReadonlySet<string>>(() => withoutControls(rows))
  const body = useRef<HTMLTableSectionElement>(null)
  useRowKeys(body)
  const parents = useMemo(() => new Map(rows.map(({ row }) => [row.control, row.parent])), [rows])
  const hidden = (row: ControlRowDto) => {
    for (let up = row.parent; up; up = parents.get(up) ?? null) if (folded.has(up)) return !unfolded
    return false
  }
  const toggle = (id: string) =>
    setFolded((old) => new Set(old.has(id) ? [...old].filter((o) => o !== id) : [...old, id]))
  return (
    <table className={classes.tree} aria-label={t('tree')}>
      <tbody ref={body} data-rows>
        {rows
          .filter(({ row }) => !hidden(row))
          .map(({ row, depth }) =>
            row.kind === 'group' ? (
              <GroupLine
                key={row.control}
                row={row}
                depth={depth}
                open={unfolded || !folded.has(row.control)}
                onToggle={() => toggle(row.control)}
              />
            ) : (
              <ControlLine key={row.control} row={row} depth={depth} assessment={assessment} />
            ),
          )}
      </tbody>
    </table>
  )
}

/** Groups below which nothing is assessed (the clauses of ISO/IEC 27001) begin folded. */
function withoutControls(rows: readonly TreeRow[]): Set<string> {
  const empty = rows.filter(
    ({ row }) => row.kind === 'group' && (!row.counts || Object.values(row.counts).every((n) => n === 0)),
  )
  return new Set(empty.map(({ row }) => row.control))
}

/** What Enter does on a row that has the focus itself, not on a link or button inside of it. */
function onEnter(act: () => void) {
  return (event: KeyboardEvent) => {
    if (event.key === 'Enter' && event.target === event.currentTarget) act()
  }
}

function GroupLine({
  row,
  depth,
  open,
  onToggle,
}: {
  row: ControlRowDto
  depth: number
  open: boolean
  onToggle: () => void
}) {
  const localized = useLocalized()
  return (
    <tr
      className={classes.group}
      data-depth={Math.min(depth, 4)}
      data-row
      tabIndex={-1}
      onKeyDown={onEnter(onToggle)}
    >
      <th scope="rowgroup" colSpan={2}>
        <button type="button" className={classes.fold} aria-expanded={open} onClick={onToggle}>
          <IconChevronRight size={14} aria-hidden="true" className={classes.arrow} data-open={open} />
          <span className={classes.ref}>{row.ref}</span> <span>{localized(row.title)}</span>
        </button>
      </th>
      <td className={classes.counts}>{row.counts ? <GroupCounts counts={row.counts} /> : null}</td>
    </tr>
  )
}

function ControlLine({ row, depth, assessment }: { row: ControlRowDto; depth: number; assessment: string }) {
  const t = useTranslations('assessments')
  const localized = useLocalized()
  const href = useTenantHref()
  const router = useRouter()
  const to =
    row.kind === 'control'
      ? `/assessments/${assessment}/controls/${encodeURIComponent(row.control)}`
      : undefined
  const title = (
    <>
      <span className={classes.ref}>{row.ref}</span>{' '}
      <span className={classes.words}>{localized(row.title)}</span>
    </>
  )
  return (
    <tr
      className={classes.control}
      data-depth={Math.min(depth, 4)}
      data-row
      tabIndex={-1}
      onKeyDown={onEnter(() => to && router.push(href(to)))}
    >
      <td>
        {to ? (
          <TenantLink to={to} className={classes.link}>
            {title}
          </TenantLink>
        ) : (
          title
        )}{' '}
        <MlpsClass of={row.mlps_class} />
        {row.summary ? <p className={classes.summary}>{localized(row.summary)}</p> : null}
      </td>
      <td className={classes.sure}>
        {row.coverage && row.coverage.in_scope > 0
          ? t('assessedOf', { ...row.coverage, thing: thingWord(row.mlps_class !== undefined) })
          : null}
        {row.pending ? <span className={classes.pending}>{t('pending', { count: row.pending })}</span> : null}
      </td>
      <td className={classes.verdict}>
        {row.verdict ? (
          <VerdictBadge verdict={row.verdict} words={row.verdict_words} indication={row.indication} />
        ) : null}
      </td>
    </tr>
  )
}
