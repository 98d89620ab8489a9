import { useId } from 'react'
import { TextInput, type TextInputProps } from './text-input'

export interface AutocompleteProps extends Omit<TextInputProps, 'value' | 'onChange' | 'list'> {
  value: string
  onChange: (value: string) => void
  /** What may be meant; anything else may be typed. */
  data: readonly string[]
  /** Most that are offered at once. */
  limit?: number
}

/** A line of text with offers, in the browser's own list. */
export function Autocomplete({ value, onChange, data, limit = 30, ...props }: AutocompleteProps) {
  const id = useId()
  const typed = value.trim().toLowerCase()
  const meant = [...new Set(data)].filter((one) => one.toLowerCase().includes(typed)).slice(0, limit)
  return (
    <>
      <TextInput
        autoComplete="off"
        {...props}
        list={id}
        value={value}
        onChange={(event) => onChange(event.currentTarget.value)}
      />
      <datalist id={id}>
        {meant.map((one) => (
          <option key={one} value={one} />
        ))}
      </datalist>
    </>
  )
}
