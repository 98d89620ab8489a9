import { createContext } from 'react'

/** What a group of ticks has chosen; absent, a tick stands for itself. */
export interface Chosen {
  isOn: (value: string) => boolean
  choose: (value: string) => void
  /** Of radios, so that arrows walk them. */
  name?: string
  disabled?: boolean | undefined
}
export const ChoiceContext = createContext<Chosen | null>(null)
