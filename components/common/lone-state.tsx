'use client'

import { useMaybeTenant } from '@/components/api/tenant-context'
import { EmptyState, type EmptyStateProps } from './empty-state'

/** A whole page that says one thing (nothing is here, it failed): within a tenant's frame, or alone in the window. */
export function LoneState(props: Omit<EmptyStateProps, 'lone' | 'small'>) {
  const framed = useMaybeTenant() !== null
  const state = <EmptyState {...props} lone />
  return framed ? state : <main>{state}</main>
}
