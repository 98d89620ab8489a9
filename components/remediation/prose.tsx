import { Fragment } from 'react'

/** Longer code may be broken over lines. */
const SHORT = 26

/** A sentence in which what stands between two backticks is code. */
export function Prose({ text }: { text: string }) {
  let at = 0
  return (
    <>
      {text.split('`').map((part, i) => {
        const key = at
        at += part.length + 1
        if (i % 2 === 0) return <Fragment key={key}>{part}</Fragment>
        return (
          <code key={key} data-short={part.length < SHORT || undefined}>
            {part}
          </code>
        )
      })}
    </>
  )
}
