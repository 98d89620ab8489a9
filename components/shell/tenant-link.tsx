'use client'

import { useCallback } from 'react'
import { useMaybeTenant } from '@/components/api/tenant-context'
import { useTimes } from '@/components/api/use-times'
import { Link, type LinkProps } from '@/components/common/link'
import { Anchor, type AnchorProps } from '@/components/ui/anchor'

/**
 * Makes an address of the tenant: `href('/findings?status=open')` → `/t/acme/findings?status=open&as_of=…`. The times of
 * the page are kept, unless the path names its own. On pages of no tenant it may be had, but makes nothing.
 */
export function useTenantHref(): (path: string) => string {
  const slug = useMaybeTenant()?.slug
  const { as_of, known_at } = useTimes()
  return useCallback(
    (path: string) => {
      if (slug === undefined) throw new Error(`no tenant to lead to ${path} in`)
      const [before = '', hash] = path.split('#')
      const [pathname = '', query] = before.split('?')
      const params = new URLSearchParams(query)
      for (const [name, value] of Object.entries({ as_of, known_at })) {
        if (value && !params.has(name)) params.set(name, value)
      }
      const text = params.toString()
      return `/t/${slug}${pathname}${text ? `?${text}` : ''}${hash ? `#${hash}` : ''}`
    },
    [slug, as_of, known_at],
  )
}

export interface TenantLinkProps extends Omit<LinkProps, 'href' | 'style'>, AnchorProps {
  /** Below the tenant: `/findings/fnd_1`. */
  to: string
}

/** A link within the tenant that keeps looking at the same instant. */
export function TenantLink({ to, children, ...others }: TenantLinkProps) {
  const href = useTenantHref()
  return (
    <Anchor component={Link} href={href(to)} inherit {...others}>
      {children}
    </Anchor>
  )
}
