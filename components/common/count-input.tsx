'use client'

import { useState } from 'react'
import { TextInput, type TextInputProps } from '@/components/ui/text-input'

export interface CountInputProps extends Omit<TextInputProps, 'value' | 'onChange' | 'type'> {
  value: number
  onChange: (value: number) => void
  min: number
  max: number
  /** Said after the number: `days`. */
  unit?: string
}

/** A whole number within bounds. What is typed counts as soon as it is one; what is none when one leaves gives way to the nearest. */
export function CountInput({ value, onChange, min, max, unit, ...others }: CountInputProps) {
  const [typed, setTyped] = useState<string | null>(null)
  const leave = () => {
    if (typed !== null && typed !== '' && Number.isFinite(Number(typed)))
      onChange(Math.min(max, Math.max(min, Math.round(Number(typed)))))
    setTyped(null)
  }
  return (
    <TextInput
      {...others}
      type="number"
      inputMode="numeric"
      min={min}
      max={max}
      step={1}
      value={typed ?? value}
      onChange={({ currentTarget: { value: text } }) => {
        setTyped(text)
        const number = Number(text)
        if (text !== '' && Number.isInteger(number) && number >= min && number <= max) onChange(number)
      }}
      onBlur={leave}
      {...(unit
        ? {
            rightSection: <span>{unit.trim()}</span>,
            rightSectionWidth: '4.5rem',
            rightSectionPointerEvents: 'none',
          }
        : {})}
    />
  )
}
