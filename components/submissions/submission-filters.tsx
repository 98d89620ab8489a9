'use client'

import { CloseButton, NativeSelect, TextInput } from '@mantine/core'
import { useTranslations } from 'next-intl'
import { useAgentNames } from '@/components/api/use-agents'
import { endOfDay } from '@/components/common/end-of-day'
import { formatInstant, instantOfLocal } from '@/components/common/format-instant'
import { useTimeZone } from '@/components/common/instant'
import { useSearchText } from '@/components/common/use-search-text'
import { isHashBeginning } from './is-hash-beginning'
import classes from './submissions.module.css'
import type { SubmissionFilter } from './use-submission-filter'

export interface SubmissionFiltersProps {
  filter: SubmissionFilter
}

const STATES = ['parsed', 'incomplete', 'rejected', 'received'] as const

/** What the list is narrowed by, and its order; each is in the address. */
export function SubmissionFilters({ filter: { query, set } }: SubmissionFiltersProps) {
  const t = useTranslations('submissions')
  const agents = useAgentNames()
  const select = (name: 'state' | 'agent' | 'sort', data: [string, string][]) => (
    <NativeSelect
      className={name === 'sort' ? `${classes.pick} ${classes.sort}` : classes.pick}
      size="xs"
      aria-label={t(`filter.${name}`)}
      value={query[name] ?? ''}
      onChange={(event) => set({ [name]: event.currentTarget.value || undefined })}
      data={data.map(([value, label]) => ({ value, label }))}
    />
  )
  return (
    <search className={classes.tools} aria-label={t('filters')}>
      <Text name="asset" filter={{ query, set }} />
      <Text name="tool" filter={{ query, set }} />
      <Text name="format" filter={{ query, set }} />
      <Text name="sha256" filter={{ query, set }} />
      {select('state', [
        ['', t('filter.anyState')],
        ...STATES.map((value): [string, string] => [value, t(`state.${value}`)]),
      ])}
      {agents.length > 0 || query.agent
        ? select('agent', [
            ['', t('filter.anyAgent')],
            ...agents.map(({ id, name }): [string, string] => [id, name]),
            ...unknownAgent(query.agent, agents).map((id): [string, string] => [
              id,
              t('filter.retiredAgent'),
            ]),
          ])
        : null}
      <Day name="received_from" filter={{ query, set }} />
      <Day name="received_to" filter={{ query, set }} />
      {select('sort', [
        ['', t('filter.byReceived')],
        ['observed', t('filter.byObserved')],
      ])}
    </search>
  )
}

/** An agent of the address that is in the list no more keeps its place in the choice. */
function unknownAgent(id: string | undefined, agents: readonly { id: string }[]): string[] {
  return id && !agents.some((agent) => agent.id === id) ? [id] : []
}

const LONGEST = { asset: 300, tool: 100, format: 100, sha256: 64 } as const

function Text({ name, filter: { query, set } }: SubmissionFiltersProps & { name: keyof typeof LONGEST }) {
  const t = useTranslations('submissions.filter')
  const [text, setText] = useSearchText(query[name], (value) =>
    set({ [name]: name === 'sha256' ? value?.toLowerCase() : value }),
  )
  const tooShort = name === 'sha256' && text.trim() !== '' && !isHashBeginning(text.trim().toLowerCase())
  return (
    <TextInput
      className={name === 'sha256' ? `${classes.field} ${classes.hashField}` : classes.field}
      size="xs"
      type="search"
      aria-label={t(name)}
      placeholder={t(`${name}Placeholder`)}
      maxLength={LONGEST[name]}
      value={text}
      onChange={(event) => setText(event.currentTarget.value)}
      error={tooShort ? t('sha256Short') : undefined}
      rightSection={
        text ? <CloseButton size="xs" aria-label={t('remove')} onClick={() => setText('')} /> : null
      }
    />
  )
}

/** A day in the tenant's zone; the address holds the instant at which it begins or ends. */
function Day({
  name,
  filter: { query, set },
}: SubmissionFiltersProps & { name: 'received_from' | 'received_to' }) {
  const t = useTranslations('submissions.filter')
  const zone = useTimeZone()
  const at = query[name]
  const begins = (day: string) => instantOfLocal(`${day}T00:00:00`, zone)?.toISOString() ?? null
  return (
    <TextInput
      className={classes.day}
      size="xs"
      type="date"
      aria-label={t(name, { zone })}
      title={t(name, { zone })}
      leftSection={<span className={classes.dayWord}>{t(`${name}Short`)}</span>}
      leftSectionWidth={44}
      value={at ? formatInstant(at, zone, 'day') : ''}
      onChange={(event) => {
        const day = event.currentTarget.value
        const instant = day === '' ? null : name === 'received_from' ? begins(day) : endOfDay(day, zone)
        set({ [name]: instant ?? undefined })
      }}
    />
  )
}
