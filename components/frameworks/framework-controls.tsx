'use client'

import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { DataTable } from '@/components/common/data-table'
import { EmptyState } from '@/components/common/empty-state'
import { Section } from '@/components/common/section'
import { TextButton } from '@/components/common/text-button'
import { useAddress } from '@/components/common/use-address'
import { useSearchText } from '@/components/common/use-search-text'
import { TextInput } from '@/components/ui/text-input'
import type { FrameworkDetailDto } from '@/lib/views/framework.schema'
import { listedControls } from './control-list'
import classes from './frameworks.module.css'
import { useControlColumns } from './use-control-columns'

/** Shown at once; a standard may have some hundreds. */
const FIRST = 60
const NAMES = ['kind', 'provenance', 'at', 'q'] as const

/** Every control of a standard: the rows behind the numbers of its page. */
export function FrameworkControls({ framework }: { framework: FrameworkDetailDto }) {
  const t = useTranslations('frameworks')
  const { get, set } = useAddress()
  const [q, setQ] = useSearchText(get('q'), (text) => set({ q: text }))
  const columns = useControlColumns(framework)
  const [all, setAll] = useState(false)
  const filter = { kind: get('kind'), provenance: get('provenance'), at: get('at'), q: get('q') }
  const rows = listedControls(framework.controls, filter)
  const shown = rows.filter((row) => row.kind === 'control').length
  const whole = all || rows.length <= FIRST
  const narrowed = NAMES.some((name) => filter[name])
  const said = [
    filter.kind && t.has(`kind.${filter.kind}`) ? t(`kind.${filter.kind}`) : null,
    filter.provenance && t.has(`provenance.${filter.provenance}`)
      ? t(`provenance.${filter.provenance}`)
      : null,
    filter.at ? (framework.controls.find((one) => one.control === filter.at)?.ref ?? filter.at) : null,
  ].filter((word) => word !== null)
  const clear = () => set({ kind: undefined, provenance: undefined, at: undefined, q: undefined })
  return (
    <Section
      id="controls"
      title={t('controls')}
      lead={t('controlsShown', { shown, all: framework.counts.controls })}
    >
      <div className={classes.tools}>
        <TextInput
          type="search"
          data-search
          className={classes.search}
          aria-label={t('search')}
          placeholder={t('searchPlaceholder')}
          value={q}
          onChange={(event) => setQ(event.currentTarget.value)}
        />
        {narrowed ? (
          <span className={classes.soft}>
            {said.join(t('and'))} <TextButton onClick={clear}>{t('clear')}</TextButton>
          </span>
        ) : null}
      </div>
      <div className={classes.frame}>
        <DataTable
          label={t('controls')}
          columns={columns}
          rows={whole ? rows : rows.slice(0, FIRST)}
          onMore={whole ? undefined : () => setAll(true)}
          rowId={(row) => row.control}
          empty={
            <EmptyState
              small
              title={t('nothingMatches')}
              action={<TextButton onClick={clear}>{t('clear')}</TextButton>}
            >
              {t('nothingMatchesHelp')}
            </EmptyState>
          }
        />
      </div>
    </Section>
  )
}
