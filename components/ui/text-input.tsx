import type { ComponentPropsWithRef } from 'react'
import { Input, type InputProps } from './input'

export type TextInputProps = InputProps & Omit<ComponentPropsWithRef<'input'>, keyof InputProps>

/** A line of text, a day, a number. */
export function TextInput(props: TextInputProps) {
  return <Input as="input" {...props} />
}
