import { platformTenant, platformTenantCreate, platformTenantCreated } from '@/lib/views/admin.schema'
import { listQuery } from '@/lib/views/common.schema'
import { platformTenantPage, platformTenantPatch } from '@/lib/views/platform.schema'
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
  summary: 'Make a tenant and its first owner',
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
    'Rename a tenant, suspend it for a reason or let it go on, have it deleted after a while or let it stay, ask for its export',
  tag: 'platform',
  access: { platform: 'platform.tenants.write' },
  body: platformTenantPatch,
  answers: { 200: platformTenant },
  errors: [409],
})
