import { sessionPage } from '@/lib/views/admin.schema'
import { listQuery } from '@/lib/views/common.schema'
import { me, mePatch, passwordChange } from '@/lib/views/me.schema'
import { defineRoute } from '../define-route'

export const meRead = defineRoute({
  method: 'GET',
  path: '/me',
  summary: 'Who is signed in, and what they may do in the tenant asked for',
  tag: 'session',
  access: { session: true },
  answers: { 200: me },
})

export const meChange = defineRoute({
  method: 'PATCH',
  path: '/me',
  summary: 'Set the language one reads in',
  tag: 'session',
  access: { session: true },
  body: mePatch,
  answers: { 200: me },
})

export const passwordSet = defineRoute({
  method: 'POST',
  path: '/me/password',
  summary: "Change one's password; every other session ends",
  tag: 'session',
  access: { session: true },
  body: passwordChange,
  answers: { 204: null },
  errors: [429],
})

export const sessionList = defineRoute({
  method: 'GET',
  path: '/sessions',
  summary: "One's own open sessions",
  tag: 'session',
  access: { session: true },
  query: listQuery,
  answers: { 200: sessionPage },
})

export const sessionEnd = defineRoute({
  method: 'DELETE',
  path: '/sessions/{id}',
  summary: "End one of one's own sessions, at once",
  tag: 'session',
  access: { session: true },
  answers: { 204: null },
})
