'use client'

import { IconSearch } from '@tabler/icons-react'
import { useTranslations } from 'next-intl'
import { useMemberNames } from '@/components/api/use-member-names'
import { useSearchText } from '@/components/common/use-search-text'
import { CloseButton } from '@/components/ui/close-button'
import { NativeSelect } from '@/components/ui/native-select'
import { TextInput } from '@/components/ui/text-input'
import classes from './findings.module.css'
import { MoreFilters } from './more-filters'
import type { FilterName, FindingFilter } from './use-finding-filter'

const STATUSES = [
  'open',
  'in_progress',
  'fixed',
  'false_positive',
  'accepted',
  'not_affected',
  'closed',
] as const
const SEVERITIES = ['critical', 'high', 'medium', 'low', 'info', 'unknown'] as const
const DUE = ['overdue', 'week', 'any', 'none'] as const
const SORTS = ['impact', 'risk', 'severity', 'first_seen', 'due', 'asset'] as const

export interface FindingFiltersProps {
  filter: FindingFilter
  /** Names of frameworks by id, for the filter of them. */
  frameworks: readonly { id: string; name: string }[]
}

/** Search, filters and order of the list; each is in the address. */
export function FindingFilters({ filter, frameworks }: FindingFiltersProps) {
  const t = useTranslations('findings')
  const severity = useTranslations('verdict.severity')
  const members = useMemberNames()
  const { which, set } = filter
  const [text, setText] = useSearchText(which.q, (q) => set({ q }))
  const select = (name: FilterName | 'status', value: string, data: [string, string][]) => (
    <NativeSelect
      className={classes.pick}
      size="xs"
      aria-label={t(`filter.${name}`)}
      value={value}
      data-set={(name === 'status' ? value !== 'active' : value !== '') || undefined}
      onChange={(event) => set({ [name]: event.currentTarget.value || undefined })}
      data={[
        ...data.map(([key, label]) => ({ value: key, label })),
        // Several at once come by a link.
        ...(data.some(([key]) => key === value) ? [] : [{ value, label: value }]),
      ]}
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
        ['active', t('filter.active')],
        ...STATUSES.map((s): [string, string] => [s, t(`status.${s}`)]),
        ['any', t('filter.anyStatus')],
      ])}
      {select('severity', which.severity ?? '', [
        ['', t('filter.anySeverity')],
        ...SEVERITIES.map((s): [string, string] => [s, severity(s)]),
      ])}
      {members.length > 0
        ? select('owner', which.owner ?? '', [
            ['', t('filter.anyOwner')],
            ['me', t('filter.me')],
            ['none', t('filter.nobody')],
            ...members.map((m): [string, string] => [m.id, m.name]),
          ])
        : null}
      {select('due', which.due ?? '', [
        ['', t('filter.anyDue')],
        ...DUE.map((d): [string, string] => [d, t(`due.${d}`)]),
      ])}
      <MoreFilters filter={filter} frameworks={frameworks} />
      {filter.by ? null : (
        <NativeSelect
          className={`${classes.pick} ${classes.sort}`}
          size="xs"
          aria-label={t('filter.sort')}
          value={filter.sort}
          onChange={(event) =>
            set({ sort: event.currentTarget.value === 'impact' ? undefined : event.currentTarget.value })
          }
          data={SORTS.map((value) => ({ value, label: `${t('filter.sort')}: ${t(`sort.${value}`)}` }))}
        />
      )}
    </search>
  )
}
