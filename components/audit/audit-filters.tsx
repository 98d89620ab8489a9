'use client'

import { IconX } from '@tabler/icons-react'
import { useTranslations } from 'next-intl'
import type { AddressChange } from '@/components/common/use-address'
import { useSearchText } from '@/components/common/use-search-text'
import { Button } from '@/components/ui/button'
import { NativeSelect } from '@/components/ui/native-select'
import { TextInput } from '@/components/ui/text-input'
import classes from './audit.module.css'
import { AUDIT_ACTIONS, AUDIT_GROUPS, AUDIT_WAYS } from './audit-actions'
import { AuditDay } from './audit-day'
import { useActionWord } from './use-action-word'

export interface AuditFiltersProps {
  action: string | undefined
  group: string | undefined
  provider: string | undefined
  from: string | undefined
  to: string | undefined
  actor: string | undefined
  q: string | undefined
  /** Of the actor, where a row says it. */
  actorName: string | undefined
  onChange: (change: AddressChange) => void
}

export function AuditFilters(props: AuditFiltersProps) {
  const { action, group, provider, from, to, actor, q, actorName, onChange } = props
  const t = useTranslations('audit.filter')
  const groupWord = useTranslations('audit.group')
  const word = useActionWord()
  const [text, setText] = useSearchText(q, (next) => onChange({ q: next }))
  const known: readonly string[] = AUDIT_ACTIONS.filter((one) => !group || one.startsWith(`${group}.`))
  const ways: readonly string[] = AUDIT_WAYS
  const actions = action && !known.includes(action) ? [action, ...known] : known
  return (
    <search className={classes.filters}>
      <TextInput
        className={classes.search}
        type="search"
        data-search
        size="xs"
        aria-label={t('text')}
        placeholder={t('text')}
        value={text}
        onChange={(event) => setText(event.currentTarget.value)}
      />
      <NativeSelect
        className={classes.select}
        size="xs"
        aria-label={t('group')}
        value={group ?? ''}
        onChange={(event) => onChange({ group: event.currentTarget.value || undefined, action: undefined })}
        data={[
          { value: '', label: t('anyGroup') },
          ...AUDIT_GROUPS.map((value) => ({ value, label: groupWord(value) })),
        ]}
      />
      <NativeSelect
        className={classes.select}
        size="xs"
        aria-label={t('action')}
        value={action ?? ''}
        onChange={(event) => onChange({ action: event.currentTarget.value || undefined })}
        data={[
          { value: '', label: t('anyAction') },
          ...actions.map((value) => ({ value, label: word(value) })),
        ]}
      />
      <NativeSelect
        className={classes.select}
        size="xs"
        aria-label={t('provider')}
        value={provider ?? ''}
        onChange={(event) => onChange({ provider: event.currentTarget.value || undefined })}
        data={[
          { value: '', label: t('anyProvider') },
          ...AUDIT_WAYS.map((value) => ({ value: value as string, label: t(`way.${value}`) })),
          ...(provider && !ways.includes(provider) ? [{ value: provider, label: provider }] : []),
        ]}
      />
      <AuditDay name="from" at={from} onChange={onChange} />
      <AuditDay name="to" at={to} onChange={onChange} />
      {actor ? (
        <Button
          size="xs"
          variant="default"
          rightSection={<IconX size={13} />}
          onClick={() => onChange({ actor: undefined })}
          aria-label={t('anyActor')}
        >
          {actorName ?? actor}
        </Button>
      ) : null}
    </search>
  )
}
