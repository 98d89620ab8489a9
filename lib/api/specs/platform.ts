import {
  auditPage,
  auditQuery,
  dutiesPut,
  ownerInvite,
  platformTenant,
  platformTenantCreate,
  platformTenantCreated,
} from '@/lib/views/admin.schema'
import { listQuery } from '@/lib/views/common.schema'
import { operation } from '@/lib/views/operation.schema'
import {
  administratorPage,
  administratorPatch,
  ownerInviteCreate,
  platformTenantPage,
  platformTenantPatch,
} from '@/lib/views/platform.schema'
import { defineRoute } from '../define-route'

export const platformTenantList = defineRoute({
  method: 'GET',
  path: '/platform/tenants',
  summary: 'All tenants by name: their metadata, never their data',
  tag: 'platform',
  access: { platform: 'platform.tenants.read' },
  query: listQuery,
  answers: { 200: platformTenantPage },
})

export const platformTenantAdd = defineRoute({
  method: 'POST',
  path: '/platform/tenants',
  summary: 'Make a tenant and the invitation of its first owner',
  tag: 'platform',
  access: { platform: 'platform.tenants.write' },
  body: platformTenantCreate,
  answers: { 201: platformTenantCreated },
  errors: [409],
})

export const platformTenantChange = defineRoute({
  method: 'PATCH',
  path: '/platform/tenants/{id}',
  summary:
    'Rename a tenant, suspend it for a reason or let it go on, have it deleted after a while or let it stay, ask for its export, say how much it may hand in',
  tag: 'platform',
  access: { platform: 'platform.tenants.write' },
  body: platformTenantPatch,
  answers: { 200: platformTenant },
  errors: [409],
})

export const platformOwnerInvite = defineRoute({
  method: 'POST',
  path: '/platform/tenants/{id}/owner-invite',
  summary: 'Invite the first owner anew, until one has accepted; links before are worth nothing',
  tag: 'platform',
  access: { platform: 'platform.tenants.write' },
  body: ownerInviteCreate,
  answers: { 201: ownerInvite },
  errors: [409],
})

export const administratorList = defineRoute({
  method: 'GET',
  path: '/platform/administrators',
  summary: 'Administrators of the platform and their duties',
  tag: 'platform',
  access: { platform: 'platform.people.read' },
  answers: { 200: administratorPage },
})

export const administratorChange = defineRoute({
  method: 'PATCH',
  path: '/platform/administrators/{id}',
  summary: 'Give an administrator of the platform one of the three duties, or none',
  tag: 'platform',
  access: { platform: 'platform.people.write' },
  body: administratorPatch,
  answers: { 200: administratorPage },
  errors: [409],
})

export const platformDutiesPut = defineRoute({
  method: 'PUT',
  path: '/platform/separate-duties',
  summary:
    'Separate the duties of the platform’s system, security and audit administrators, or put them together',
  tag: 'platform',
  access: { platform: 'platform.people.write' },
  body: dutiesPut,
  answers: { 200: administratorPage },
  errors: [409],
})

export const platformAuditList = defineRoute({
  method: 'GET',
  path: '/platform/audit-events',
  summary: 'Who did what on the platform, newest first; nothing of what happens in tenants',
  tag: 'platform',
  access: { platform: 'platform.audit.read' },
  query: auditQuery,
  answers: { 200: auditPage },
})

export const platformOperation = defineRoute({
  method: 'GET',
  path: '/platform/operation',
  summary:
    'How it goes: reports, bytes, failures and waiting jobs of each tenant; nothing of what is in them',
  tag: 'platform',
  access: { platform: 'platform.operation.read' },
  answers: { 200: operation },
})
