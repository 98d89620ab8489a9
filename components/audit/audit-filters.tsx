'use client'

import { IconX } from '@tabler/icons-react'
import { useTranslations } from 'next-intl'
import type { AddressChange } from '@/components/common/use-address'
import { useSearchText } from '@/components/common/use-search-text'
import { Button } from '@/components/ui/button'
import { NativeSelect } from '@/components/ui/native-select'
import { TextInput } from '@/components/ui/text-input'
import classes from './audit.module.css'
import { AUDIT_ACTIONS } from './audit-actions'
import { useActionWord } from './use-action-word'

export interface AuditFiltersProps {
  action: string | undefined
  actor: string | undefined
  q: string | undefined
  /** Of the actor, where a row says it. */
  actorName: string | undefined
  onChange: (change: AddressChange) => void
}

export function AuditFilters({ action, actor, q, actorName, onChange }: AuditFiltersProps) {
  const t = useTranslations('audit.filter')
  const word = useActionWord()
  const [text, setText] = useSearchText(q, (next) => onChange({ q: next }))
  const known: readonly string[] = AUDIT_ACTIONS
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
        aria-label={t('action')}
        value={action ?? ''}
        onChange={(event) => onChange({ action: event.currentTarget.value || undefined })}
        data={[
          { value: '', label: t('anyAction') },
          ...actions.map((value) => ({ value, label: word(value) })),
        ]}
      />
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
