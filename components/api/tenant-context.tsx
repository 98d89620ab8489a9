'use client'

import { createContext, type ReactNode, useContext } from 'react'
import type { Action } from '@/lib/access/actions'
import type { LabelLimit } from '@/lib/core/label-rule'

/** The tenant of the page, and what the person may do there. */
export interface TenantInfo {
  slug: string
  name: string
  /** IANA name; days and printed times follow it. */
  timeZone: string
  language: 'zh' | 'en'
  actions: readonly Action[]
  /** The assets that they see; null: all. */
  limit: LabelLimit
  /** Uses of break-glass accounts that nobody acknowledged; 0 for whoever could not. */
  alerts: number
  /** Who is signed in. */
  person: string
}

const Context = createContext<TenantInfo | null>(null)

export function TenantProvider({ tenant, children }: { tenant: TenantInfo; children: ReactNode }) {
  return <Context value={tenant}>{children}</Context>
}

/** The tenant of the page. @throws outside of `/t/{slug}` */
export function useTenant(): TenantInfo {
  const tenant = useContext(Context)
  if (!tenant) throw new Error('useTenant() stands under <TenantProvider>')
  return tenant
}

/** The tenant of the page, or null on pages of none. */
export function useMaybeTenant(): TenantInfo | null {
  return useContext(Context)
}

/** Whether to offer a thing; the server decides in any case. */
export function useMay(action: Action): boolean {
  return useContext(Context)?.actions.includes(action) ?? false
}
