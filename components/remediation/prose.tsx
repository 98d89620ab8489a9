import { Fragment } from 'react'

/** A sentence in which what stands between two backticks is code. */
export function Prose({ text }: { text: string }) {
  let at = 0
  return (
    <>
      {text.split('`').map((part, i) => {
        const key = at
        at += part.length + 1
        return i % 2 === 1 ? <code key={key}>{part}</code> : <Fragment key={key}>{part}</Fragment>
      })}
    </>
  )
}
