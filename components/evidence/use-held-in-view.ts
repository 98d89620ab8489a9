import { type RefObject, useEffect, useLayoutEffect, useRef } from 'react'

/** What a reader does to look elsewhere. */
const READER = ['wheel', 'touchmove', 'pointerdown', 'keydown'] as const

/**
 * Holds what is cited in the middle of its frame until the reader moves: rows above it are measured, fetched and laid out
 * one after the other, and each pushes it away from where it was.
 * @param cited drawn, or null while only its place in the list is known
 * @param toPlace goes to that place, so that it is drawn
 */
export function useHeldInView(
  frame: RefObject<HTMLElement | null>,
  cited: HTMLElement | null,
  toPlace: (() => void) | null,
): void {
  const held = useRef(true)
  useEffect(() => {
    const release = () => {
      held.current = false
    }
    for (const kind of READER) window.addEventListener(kind, release, { passive: true })
    return () => {
      for (const kind of READER) window.removeEventListener(kind, release)
    }
  }, [])
  // At every drawing: each is a row that was measured, came or went.
  useLayoutEffect(() => {
    if (!held.current) return
    if (cited && frame.current) centre(frame.current, cited)
    else toPlace?.()
  })
}

/** What is longer than its frame is shown from its beginning. */
function centre(frame: HTMLElement, cited: HTMLElement): void {
  const [around, at] = [frame.getBoundingClientRect(), cited.getBoundingClientRect()]
  const above = Math.max(0, (around.height - at.height) / 2)
  frame.scrollTop += at.top - around.top - above
}
