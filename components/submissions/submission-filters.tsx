'use client'

import { useTranslations } from 'next-intl'
import { useAgentNames } from '@/components/api/use-agents'
import { NativeSelect } from '@/components/ui/native-select'
import { DayFilter } from './day-filter'
import classes from './submissions.module.css'
import { TextFilter } from './text-filter'
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
      <TextFilter name="asset" filter={{ query, set }} />
      <TextFilter name="tool" filter={{ query, set }} />
      <TextFilter name="format" filter={{ query, set }} />
      <TextFilter name="sha256" filter={{ query, set }} />
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
      <DayFilter name="received_from" filter={{ query, set }} />
      <DayFilter name="received_to" filter={{ query, set }} />
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
