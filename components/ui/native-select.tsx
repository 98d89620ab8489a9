import type { ComponentPropsWithRef } from 'react'
import { Input, type InputProps } from './input'

interface Option {
  value: string
  label: string
  disabled?: boolean
}
type Item = string | Option
interface OwnProps extends InputProps {
  data?: readonly (Item | { group: string; items: readonly Item[] })[] | undefined
}
export type NativeSelectProps = OwnProps & Omit<ComponentPropsWithRef<'select'>, keyof OwnProps>

/** One of several, in the browser's own list. */
export function NativeSelect({ data = [], children, rightSection, ...props }: NativeSelectProps) {
  const chevron = (
    <svg className="ui-chevron" viewBox="0 0 15 15" fill="none" stroke="currentColor" aria-hidden="true">
      <path
        d="M5.25 5.75L7.5 3.5l2.25 2.25M5.25 9.25l2.25 2.25 2.25-2.25"
        strokeWidth="0.9"
        strokeLinecap="round"
        strokeLinejoin="round"
      />
    </svg>
  )
  return (
    <Input
      as="select"
      pointer
      rightSection={rightSection ?? chevron}
      rightSectionPointerEvents="none"
      {...props}
      {...{
        children:
          children ??
          data.map((one) =>
            typeof one === 'object' && 'items' in one ? (
              <optgroup key={one.group} label={one.group}>
                {one.items.map(option)}
              </optgroup>
            ) : (
              option(one)
            ),
          ),
      }}
    />
  )
}

function option(item: Item) {
  const { value, label, disabled } =
    typeof item === 'string' ? { value: item, label: item } : (item as Option)
  return (
    <option key={value} value={value} disabled={disabled}>
      {label}
    </option>
  )
}
