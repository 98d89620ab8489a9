'use client'

import { CopyText } from './copy-text'

export interface HashProps {
  /** Hexadecimal digest or an id; copied whole. */
  value: string
  /** Characters shown; the whole on hover. */
  length?: number
}

export function Hash({ value, length = 12 }: HashProps) {
  return (
    <CopyText value={value}>
      <span title={value}>{value.length > length ? `${value.slice(0, length)}…` : value}</span>
    </CopyText>
  )
}
