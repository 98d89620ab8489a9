'use client'

import { useTranslations } from 'next-intl'
import type { FunctionRowDto } from '@/lib/views/function-sheet.schema'
import classes from './functions.module.css'

/** Reasons whose `what` names kinds of functions. */
const OF_KINDS = new Set(['other_function', 'several_kinds', 'companions', 'unknown_function', 'by_hint'])

interface Props {
  row: FunctionRowDto
  kindWord: (id: string) => string
}

/** Why the evidence says so, one line a reason. */
export function FunctionReasons({ row, kindWord }: Props) {
  const t = useTranslations('functions.reason')
  const list = useTranslations('functions')
  if (row.reasons.length === 0) return null
  return (
    <ul className={classes.reasons}>
      {row.reasons.map(({ code, what }) => {
        const words = what.map((one) => (OF_KINDS.has(code) ? kindWord(one) : one))
        const text = words.slice(0, 3).join(list('and'))
        const more = words.length - 3
        return (
          <li key={code}>
            {t(code, {
              what: more > 0 ? list('andMore', { text, more }) : text,
              count: Number(what[0]) || 0,
            })}
          </li>
        )
      })}
    </ul>
  )
}
