'use client'

import { useTranslations } from 'next-intl'
import { useCheckTitle } from '@/components/common/use-check-title'
import { usePageKey } from '@/components/common/use-page-key'
import { Pill } from '@/components/ui/pill'
import type { FindingDto } from '@/lib/views/finding.schema'
import classes from './findings.module.css'
import type { FilterName, FindingFilter } from './use-finding-filter'

/** Filters that a select beside the search shows already. */
const SHOWN_ELSEWHERE: readonly FilterName[] = ['q', 'severity', 'owner', 'due', 'from', 'to']
/** What an operator looks at first in the morning, each by one press. */
const QUICK = [
  { id: 'new', set: { change: 'new', from: 'yesterday' } },
  { id: 'exploited', set: { exploited: 'true' } },
  { id: 'mine', set: { owner: 'me' } },
  { id: 'overdue', set: { due: 'overdue' } },
  { id: 'unmapped', set: { mapped: 'no' } },
  { id: 'proposed', set: { exception: 'proposed' } },
] as const satisfies readonly { id: string; set: Partial<Record<FilterName, string>> }[]

export interface FilterChipsProps {
  filter: FindingFilter
  rows: readonly FindingDto[]
  frameworks: readonly { id: string; name: string }[]
}

/** The filters in force as chips that can be taken away, after those that are pressed daily. */
export function FilterChips({ filter, rows, frameworks }: FilterChipsProps) {
  const t = useTranslations('findings')
  const titled = useCheckTitle()
  const kinds = useTranslations('assets.kind')
  const { which, set } = filter
  const isOn = (wanted: Partial<Record<FilterName, string>>) =>
    Object.entries(wanted).every(([name, value]) => which[name as FilterName] === value)
  const quick = QUICK.filter((one) => isOn(one.set))
  const taken = quick.flatMap((one) => Object.keys(one.set))
  const [first] = rows
  const [fresh] = QUICK
  usePageKey('n', () => set(isOn(fresh.set) ? { change: undefined, from: undefined } : fresh.set))
  const said = (name: FilterName, value: string): string => {
    if (name === 'asset') return t('filter.asset', { name: first?.asset.name ?? value })
    if (name === 'check') return t('filter.check', { name: titled(first?.check.title ?? value) })
    if (name === 'safeguard') return t('filter.safeguard', { name: value })
    if (name === 'framework')
      return t('filter.isFramework', { name: frameworks.find(({ id }) => id === value)?.name ?? value })
    if (name === 'kind')
      return value
        .split(',')
        .map((kind) => (kinds.has(kind) ? kinds(kind) : kind))
        .join(', ')
    if (name === 'age') return t('filter.olderThan', { days: value })
    if (name === 'change')
      return t('filter.isChange', {
        change: t(`change.${value}`),
        from: which.from === 'yesterday' ? t('filter.yesterday') : (which.from ?? '…'),
        to: which.to ?? '…',
      })
    if (name === 'exception') return t('filter.isException')
    return t(`filter.is.${name}`, { name: value })
  }
  const chips = (Object.keys(which) as FilterName[]).filter(
    (name) => !SHOWN_ELSEWHERE.includes(name) && !taken.includes(name) && (name as string) !== 'status',
  )
  return (
    <span className={classes.chips}>
      {QUICK.map((one) => {
        const on = quick.includes(one)
        const off = Object.fromEntries(Object.keys(one.set).map((name) => [name, undefined]))
        return (
          <button
            key={one.id}
            type="button"
            className={classes.quick}
            aria-pressed={on}
            data-quick={one.id}
            onClick={() => set(on ? off : one.set)}
          >
            {t(`quick.${one.id}`)}
          </button>
        )
      })}
      {chips.map((name) => (
        <Pill
          key={name}
          withRemoveButton
          onRemove={() =>
            set(
              name === 'change'
                ? { change: undefined, from: undefined, to: undefined }
                : { [name]: undefined },
            )
          }
          removeButtonProps={{ 'aria-label': t('filter.remove') }}
        >
          {said(name, which[name] ?? '')}
        </Pill>
      ))}
    </span>
  )
}
