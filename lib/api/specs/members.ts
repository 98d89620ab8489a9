import {
  dutiesPut,
  member,
  memberCreate,
  memberCreated,
  memberPage,
  memberPatch,
} from '@/lib/views/admin.schema'
import { listQuery } from '@/lib/views/common.schema'
import { defineRoute } from '../define-route'

export const memberList = defineRoute({
  method: 'GET',
  path: '/members',
  summary: 'The people of the tenant and their roles',
  tag: 'administration',
  access: { anyOf: ['members.read'] },
  query: listQuery,
  answers: { 200: memberPage },
})

export const memberAdd = defineRoute({
  method: 'POST',
  path: '/members',
  summary:
    'Add a person who is new to this server, with an initial password, shown once; who has an account is invited',
  tag: 'administration',
  access: { anyOf: ['members.write'] },
  body: memberCreate,
  answers: { 201: memberCreated },
  errors: [409, 429],
})

export const memberChange = defineRoute({
  method: 'PATCH',
  path: '/members/{id}',
  summary: 'Set the roles of a person; the last owner stays one',
  tag: 'administration',
  access: { anyOf: ['members.write'] },
  body: memberPatch,
  answers: { 200: member },
  errors: [409],
})

export const memberRemove = defineRoute({
  method: 'DELETE',
  path: '/members/{id}',
  summary: 'Take a person out of the tenant, at once; the last owner stays',
  tag: 'administration',
  access: { anyOf: ['members.write'] },
  answers: { 204: null },
  errors: [409],
})

export const keptOutEnd = defineRoute({
  method: 'DELETE',
  path: '/kept-out/{id}',
  summary: 'No longer keep out a person who was removed and for whom an identity provider vouches',
  tag: 'administration',
  access: { anyOf: ['members.write'] },
  answers: { 204: null },
})

export const dutiesSeparate = defineRoute({
  method: 'PUT',
  path: '/separate-duties',
  summary:
    'Hold system, security and audit administrators apart, or not: an owner then counts as manager and operator',
  tag: 'administration',
  access: { anyOf: ['members.write'] },
  body: dutiesPut,
  answers: { 200: dutiesPut },
  errors: [409],
})
