import { supportCreate, supportPage } from '@/lib/views/tenant-notices.schema'
import { defineRoute } from '../define-route'

export const supportList = defineRoute({
  method: 'GET',
  path: '/support-access',
  summary: 'Administrators of the platform whom the tenant lets in now, and who could be',
  tag: 'administration',
  access: { anyOf: ['tenant.read'] },
  answers: { 200: supportPage },
})

export const supportGrant = defineRoute({
  method: 'POST',
  path: '/support-access',
  summary: 'Let an administrator of the platform read for some hours; every read is in the audit log',
  tag: 'administration',
  access: { anyOf: ['members.write'] },
  body: supportCreate,
  answers: { 201: supportPage },
  errors: [409],
})

export const supportWithdraw = defineRoute({
  method: 'DELETE',
  path: '/support-access/{administrator}',
  summary: 'Let an administrator of the platform in no longer, at once',
  tag: 'administration',
  access: { anyOf: ['members.write'] },
  answers: { 204: null },
})
