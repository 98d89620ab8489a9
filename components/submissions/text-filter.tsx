'use client'

import { useTranslations } from 'next-intl'
import { useSearchText } from '@/components/common/use-search-text'
import { CloseButton } from '@/components/ui/close-button'
import { TextInput } from '@/components/ui/text-input'
import { isHashBeginning } from './is-hash-beginning'
import classes from './submissions.module.css'
import type { ListFilter } from './use-list-filter'

const LONGEST = { asset: 300, tool: 100, format: 100, sha256: 64 } as const

export interface TextFilterProps {
  name: keyof typeof LONGEST
  filter: ListFilter<string>
}

/** A text that a list is narrowed by; it is asked for once typing pauses. */
export function TextFilter({ name, filter: { query, set } }: TextFilterProps) {
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
