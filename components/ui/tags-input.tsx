import { useTranslations } from 'next-intl'
import { type KeyboardEvent, useId, useState } from 'react'
import { classNames } from './box'
import { Pill } from './pill'

export interface TagsInputProps {
  'aria-label': string
  className?: string | undefined
  placeholder?: string
  value: string[]
  onChange: (value: string[]) => void
  /** What may be meant; anything else may be typed. */
  data?: readonly string[]
  maxTags?: number
  /** End a word like the enter key does. */
  splitChars?: readonly string[]
  /** What is typed counts when one leaves. */
  acceptValueOnBlur?: boolean
}

/** Several words in one field: enter or a comma ends one, backspace takes the last away. */
export function TagsInput(props: TagsInputProps) {
  const {
    value,
    onChange,
    data = [],
    maxTags = Infinity,
    splitChars = [','],
    acceptValueOnBlur = true,
  } = props
  const t = useTranslations('common')
  const id = useId()
  const [typed, setTyped] = useState('')
  const add = (text: string) => {
    const words = splitChars.reduce((parts, by) => parts.flatMap((part) => part.split(by)), [text])
    const fresh = words.map((word) => word.trim()).filter(Boolean)
    onChange([...new Set([...value, ...fresh])].slice(0, maxTags))
    setTyped('')
  }
  const press = (event: KeyboardEvent) => {
    if (event.nativeEvent.isComposing) return
    if (event.key === 'Enter' && typed.trim() !== '') {
      event.preventDefault()
      add(typed)
    }
    if (event.key === 'Backspace' && typed === '') onChange(value.slice(0, -1))
  }
  return (
    <div className={classNames('ui-field', props.className)}>
      <div className="ui-control ui-tags">
        {value.map((one) => (
          <Pill
            key={one}
            withRemoveButton
            onRemove={() => onChange(value.filter((other) => other !== one))}
            removeButtonProps={{ 'aria-label': `${t('removeTag')} ${one}` }}
          >
            {one}
          </Pill>
        ))}
        <input
          aria-label={props['aria-label']}
          placeholder={props.placeholder}
          list={id}
          autoComplete="off"
          value={typed}
          onChange={({ currentTarget: { value: text } }) =>
            splitChars.some((by) => text.includes(by)) ? add(text) : setTyped(text)
          }
          onKeyDown={press}
          onBlur={() => acceptValueOnBlur && typed.trim() !== '' && add(typed)}
        />
      </div>
      <datalist id={id}>
        {data
          .filter((one) => !value.includes(one))
          .map((one) => (
            <option key={one} value={one} />
          ))}
      </datalist>
    </div>
  )
}
