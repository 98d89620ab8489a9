import type { ReactNode } from 'react'
import { CloseButton, type CloseButtonProps } from './close-button'

export interface PillProps {
  children: ReactNode
  withRemoveButton?: boolean
  onRemove?: () => void
  removeButtonProps?: CloseButtonProps
}

/** A word that can be taken away again. */
export function Pill({ children, withRemoveButton, onRemove, removeButtonProps }: PillProps) {
  return (
    <span className="ui-pill">
      <span className="ui-pill-label">{children}</span>
      {withRemoveButton ? <CloseButton {...removeButtonProps} onClick={onRemove} /> : null}
    </span>
  )
}
