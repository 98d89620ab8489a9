import { sessionPage } from '@/lib/views/admin.schema'
import { listQuery } from '@/lib/views/common.schema'
import {
  bothGiven,
  codeGiven,
  me,
  mePatch,
  ownAccount,
  passwordChange,
  passwordGiven,
  recoveryCodes,
  secondFactorBegun,
} from '@/lib/views/me.schema'
import { defineRoute } from '../define-route'

export const meRead = defineRoute({
  method: 'GET',
  path: '/me',
  summary: 'Who is signed in, and what they may do in the tenant asked for',
  tag: 'session',
  access: { session: true, held: true },
  answers: { 200: me },
})

export const meChange = defineRoute({
  method: 'PATCH',
  path: '/me',
  summary: 'Set the language one reads in',
  tag: 'session',
  access: { session: true, held: true },
  body: mePatch,
  answers: { 200: me },
})

export const passwordSet = defineRoute({
  method: 'POST',
  path: '/me/password',
  summary:
    "Change one's password, as one's tenants ask it to be; every other session ends, this one gets a new cookie",
  tag: 'session',
  access: { session: true, held: true },
  body: passwordChange,
  answers: { 204: null },
  errors: [409, 429],
})

export const ownAccountRead = defineRoute({
  method: 'GET',
  path: '/me/account',
  summary: "How one's account is protected, and what one's tenants ask of it",
  tag: 'session',
  access: { session: true, held: true },
  answers: { 200: ownAccount },
})

export const secondFactorBegin = defineRoute({
  method: 'POST',
  path: '/me/second-factor',
  summary: 'Make the secret of a second factor (TOTP); it counts once a code of it was given',
  tag: 'session',
  access: { session: true, held: true },
  body: passwordGiven,
  answers: { 200: secondFactorBegun },
  errors: [409, 429],
})

export const secondFactorConfirm = defineRoute({
  method: 'POST',
  path: '/me/second-factor/confirmation',
  summary: 'Make the second factor count by a code of it; answers the recovery codes, once',
  tag: 'session',
  access: { session: true, held: true },
  body: codeGiven,
  answers: { 200: recoveryCodes },
  errors: [409, 429],
})

export const secondFactorRemove = defineRoute({
  method: 'POST',
  path: '/me/second-factor/removal',
  summary: 'Take the second factor away, with the password and a code',
  tag: 'session',
  access: { session: true },
  body: bothGiven,
  answers: { 204: null },
  errors: [409, 429],
})

export const recoveryCodesRenew = defineRoute({
  method: 'POST',
  path: '/me/second-factor/recovery-codes',
  summary: 'Make new recovery codes, answered once; those before are worth nothing',
  tag: 'session',
  access: { session: true },
  body: bothGiven,
  answers: { 200: recoveryCodes },
  errors: [409, 429],
})

export const secondFactorResetRead = defineRoute({
  method: 'DELETE',
  path: '/me/second-factor-reset',
  summary: 'Say that one has read who took the second factor away',
  tag: 'session',
  access: { session: true },
  answers: { 204: null },
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

export const otherSessionsEnd = defineRoute({
  method: 'DELETE',
  path: '/sessions',
  summary: "End all of one's own sessions but this one, at once",
  tag: 'session',
  access: { session: true },
  answers: { 204: null },
})
