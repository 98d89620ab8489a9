import classes from './badge.module.css'
import { Shape, type ShapeName } from './shape'

export type Tone = 'met' | 'clear' | 'partly' | 'gap' | 'judge' | 'unknown'
export interface ToneBadgeProps {
  tone: Tone
  shape: ShapeName
  word: string
  /** Said softer after the word: *indication*, a date. */
  aside?: string | undefined
  /** `plain` in dense tables, `washed` where it stands alone. */
  look?: 'plain' | 'washed' | undefined
  large?: boolean | undefined
  title?: string | undefined
}

/** Colour and shape and word; the badges of verdicts, results and severities are made of it. */
export function ToneBadge({ tone, shape, word, aside, look = 'plain', large, title }: ToneBadgeProps) {
  const names = [classes.badge, look === 'washed' && classes.washed, large && classes.large]
  return (
    <span className={names.filter(Boolean).join(' ')} data-tone={tone} title={title}>
      <Shape name={shape} size={large ? 14 : 12} />
      <span className={classes.word}>
        {word}
        {aside ? <span className={classes.aside}> {aside}</span> : null}
      </span>
    </span>
  )
}
