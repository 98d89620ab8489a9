'use client'

import { useRouter } from 'next/navigation'
import type { ComponentPropsWithRef, MouseEvent } from 'react'

export interface LinkProps extends ComponentPropsWithRef<'a'> {
  href: string
}

/**
 * A link within the product, followed without loading it anew. Nothing is fetched ahead: every page is made anew from the database,
 * and a list of fifty rows would ask for fifty of them; Next's own link, most of which does that, weighs 3 kB on each page.
 */
export function Link({ href, onClick, ...rest }: LinkProps) {
  const router = useRouter()
  const follow = (event: MouseEvent<HTMLAnchorElement>) => {
    onClick?.(event)
    if (event.defaultPrevented || isForBrowser(event)) return
    event.preventDefault()
    router.push(href)
  }
  return <a {...rest} href={href} onClick={follow} />
}

/** Another tab, another window, a download: what the browser does by itself. */
function isForBrowser(event: MouseEvent<HTMLAnchorElement>): boolean {
  const { button, metaKey, ctrlKey, shiftKey, altKey, currentTarget } = event
  return button !== 0 || metaKey || ctrlKey || shiftKey || altKey || currentTarget.hasAttribute('target')
}
