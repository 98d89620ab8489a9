'use client'

import type { AuditEventDto } from '@/lib/views/admin.schema'
import { useTenant } from './tenant-context'
import { type Page, usePages } from './use-pages'

export interface AuditFilter {
  action: string
  /** Public id of an actor. */
  actor: string
  /** Part of an action, of a target's id or of an actor's name. */
  q: string
}

/** The audit log, newest first. `initial` belongs to `initialFilter`, the filter the page was opened with. */
export function useAudit(filter: AuditFilter, initial: Page<AuditEventDto>, initialFilter: AuditFilter) {
  const { slug } = useTenant()
  const { action, actor, q } = filter
  const same = action === initialFilter.action && actor === initialFilter.actor && q === initialFilter.q
  return usePages({
    key: [slug, 'audit', action, actor, q],
    path: '/audit-events',
    tenant: slug,
    query: { action, actor, q },
    initial: same ? initial : undefined,
  })
}
