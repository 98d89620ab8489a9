import {
  auditExportQuery,
  auditPage,
  auditQuery,
  tenantSettings,
  tenantSettingsPatch,
} from '@/lib/views/admin.schema'
import { defineRoute } from '../define-route'

export const settingsRead = defineRoute({
  method: 'GET',
  path: '/settings',
  summary: "The tenant's settings",
  tag: 'administration',
  access: { anyOf: ['settings.read'] },
  answers: { 200: tenantSettings },
})

export const settingsChange = defineRoute({
  method: 'PATCH',
  path: '/settings',
  summary: "Change the tenant's settings; what is left out stays",
  tag: 'administration',
  access: { anyOf: ['settings.write'] },
  body: tenantSettingsPatch,
  answers: { 200: tenantSettings },
})

export const tenantArchiveTake = defineRoute({
  method: 'GET',
  path: '/tenant-archive',
  summary: 'All that is the tenant’s in one archive, without secrets; noted in the audit log',
  tag: 'administration',
  access: { anyOf: ['tenant.export'] },
  answers: {
    200: {
      media: 'application/gzip',
      description: 'A tar archive, packed; its README.txt says what is in it.',
    },
  },
})

export const auditEventList = defineRoute({
  method: 'GET',
  path: '/audit-events',
  summary: 'Who did what, newest first',
  tag: 'administration',
  access: { anyOf: ['audit.read'] },
  query: auditQuery,
  answers: { 200: auditPage },
})

export const auditEventExport = defineRoute({
  method: 'GET',
  path: '/audit-events/export',
  summary: 'All audit events that fit a filter, as a table; noted in the audit log',
  tag: 'administration',
  access: { anyOf: ['audit.read'] },
  query: auditExportQuery,
  answers: { 200: { media: 'application/octet-stream', description: 'CSV or XLSX.' } },
})
