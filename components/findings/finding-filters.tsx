'use client'

import { CloseButton, NativeSelect, TextInput } from '@mantine/core'
import { IconSearch } from '@tabler/icons-react'
import { useTranslations } from 'next-intl'
import { useMemberNames } from '@/components/api/use-member-names'
import { useSearchText } from '@/components/common/use-search-text'
import classes from './findings.module.css'
import type { FindingFilter } from './use-finding-filter'

const STATUSES = ['open', 'in_progress', 'fixed', 'false_positive', 'accepted', 'closed'] as const
const SEVERITIES = ['critical', 'high', 'medium', 'low', 'info', 'unknown'] as const
const SORTS = ['impact', 'first_seen', 'asset'] as const

/** Search, filters and order of the list; each is in the address. */
export function FindingFilters({ filter }: { filter: FindingFilter }) {
  const t = useTranslations('findings')
  const severity = useTranslations('verdict.severity')
  const members = useMemberNames()
  const { query, set } = filter
  const [text, setText] = useSearchText(query.q, (q) => set({ q }))
  const select = (name: 'status' | 'severity' | 'owner', value: string, data: [string, string][]) => (
    <NativeSelect
      className={classes.pick}
      size="xs"
      aria-label={t(`filter.${name}`)}
      value={value}
      onChange={(event) => set({ [name]: event.currentTarget.value || undefined })}
      data={data.map(([key, label]) => ({ value: key, label }))}
    />
  )
  return (
    <search className={classes.tools} aria-label={t('filters')}>
      <TextInput
        className={classes.search}
        size="xs"
        type="search"
        aria-label={t('filter.q')}
        placeholder={t('filter.qPlaceholder')}
        leftSection={<IconSearch size={14} />}
        maxLength={300}
        value={text}
        onChange={(event) => setText(event.currentTarget.value)}
        rightSection={
          text ? <CloseButton size="xs" aria-label={t('filter.remove')} onClick={() => setText('')} /> : null
        }
      />
      {select('status', filter.status, [
        ...STATUSES.map((s): [string, string] => [s, t(`status.${s}`)]),
        ['any', t('filter.anyStatus')],
      ])}
      {select('severity', query.severity ?? '', [
        ['', t('filter.anySeverity')],
        ...SEVERITIES.map((s): [string, string] => [s, severity(s)]),
      ])}
      {members.length > 0
        ? select('owner', query.owner ?? '', [
            ['', t('filter.anyOwner')],
            ...members.map((m): [string, string] => [m.id, m.name]),
          ])
        : null}
      <NativeSelect
        className={`${classes.pick} ${classes.sort}`}
        size="xs"
        aria-label={t('filter.sort')}
        value={query.sort ?? 'impact'}
        onChange={(event) =>
          set({ sort: event.currentTarget.value === 'impact' ? undefined : event.currentTarget.value })
        }
        data={SORTS.map((value) => ({ value, label: `${t('filter.sort')}: ${t(`sort.${value}`)}` }))}
      />
    </search>
  )
}
