import type { ComponentPropsWithRef, CSSProperties } from 'react'
import { Input, type InputProps } from './input'

interface OwnProps extends InputProps {
  /** Grows with its text, from `minRows` to `maxRows`. */
  autosize?: boolean
  minRows?: number
  maxRows?: number
}
export type TextareaProps = OwnProps & Omit<ComponentPropsWithRef<'textarea'>, keyof OwnProps>

/** Lines of text. Where a browser cannot grow it, it is made larger by hand. */
export function Textarea({ autosize, minRows = 1, maxRows, style, ...props }: TextareaProps) {
  const rows = { '--rows': minRows, '--most-rows': maxRows } as CSSProperties
  return (
    <Input
      as="textarea"
      multiline
      {...props}
      style={{ ...rows, ...style }}
      {...{ rows: minRows, 'data-autosize': autosize || undefined }}
    />
  )
}
