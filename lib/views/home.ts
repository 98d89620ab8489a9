import type { Action } from '@/lib/access/actions'
import type { Scope } from '@/lib/access/keys'
import { inTenant } from '@/lib/store/in-tenant'
import { ownStanding } from '@/lib/store/members/own-standing'
import { HOME_LINKS, type HomeTenantDto } from './home.schema'

const WANTS: Readonly<Record<(typeof HOME_LINKS)[number], Action>> = {
  assessments: 'assessments.read',
  evidence: 'evidence.read',
  reports: 'reports.read',
  audit: 'audit.read',
  members: 'members.write',
}

/** One tenant for the start page of somebody who is in several: each is read with its own key, nothing across them. */
export async function readHome(scope: Scope, at: Date): Promise<HomeTenantDto> {
  const { slug, name, timeZone } = scope.tenant
  const standing = await inTenant(scope, (tx) => ownStanding(tx, scope.actor.subject, at))
  return {
    slug,
    name,
    time_zone: timeZone,
    roles: standing.roles.map(({ role, validUntil }) => ({
      role,
      valid_until: validUntil?.toISOString() ?? null,
    })),
    open_assessments: standing.openAssessments,
    to_approve: standing.toApprove,
    links: HOME_LINKS.filter((link) => scope.may(WANTS[link])),
  }
}
