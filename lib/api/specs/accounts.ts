import {
  invitation,
  invitationAccepted,
  invitationLink,
  invitationSignUp,
  inviteCreate,
  inviteCreated,
  invitePage,
  inviteRenew,
  memberSessionPage,
  memberSessionQuery,
} from '@/lib/views/account.schema'
import { listQuery } from '@/lib/views/common.schema'
import { defineRoute } from '../define-route'

export const memberSessionList = defineRoute({
  method: 'GET',
  path: '/member-sessions',
  summary: "Members' open sessions in the tenant, last used first",
  tag: 'administration',
  access: { anyOf: ['sessions.read'] },
  query: memberSessionQuery,
  answers: { 200: memberSessionPage },
})

export const memberSessionEnd = defineRoute({
  method: 'DELETE',
  path: '/member-sessions/{id}',
  summary: "End a member's session in the tenant, at once",
  tag: 'administration',
  access: { anyOf: ['sessions.write'] },
  answers: { 204: null },
})

export const memberSessionsEnd = defineRoute({
  method: 'DELETE',
  path: '/members/{id}/sessions',
  summary: 'End every session of a member in the tenant, at once',
  tag: 'administration',
  access: { anyOf: ['sessions.write'] },
  answers: { 204: null },
})

export const memberSecondFactorReset = defineRoute({
  method: 'DELETE',
  path: '/members/{id}/second-factor',
  summary: 'Take the second factor away from a member who lost it; their sessions end and they are told',
  tag: 'administration',
  access: { anyOf: ['members.write'] },
  answers: { 204: null },
  errors: [409],
})

export const inviteList = defineRoute({
  method: 'GET',
  path: '/invites',
  summary: 'Open invitations to the tenant; expired ones too, until they are taken back',
  tag: 'administration',
  access: { anyOf: ['members.read'] },
  query: listQuery,
  answers: { 200: invitePage },
})

export const inviteAdd = defineRoute({
  method: 'POST',
  path: '/invites',
  summary: 'Invite a person by e-mail address; the link is answered once',
  tag: 'administration',
  access: { anyOf: ['members.write'] },
  body: inviteCreate,
  answers: { 201: inviteCreated },
  errors: [409],
})

export const inviteLinkRenew = defineRoute({
  method: 'POST',
  path: '/invites/{id}/link',
  summary: 'Give an invitation a new link, answered once; the one before is worth nothing',
  tag: 'administration',
  access: { anyOf: ['members.write'] },
  body: inviteRenew,
  answers: { 200: inviteCreated },
})

export const inviteRevoke = defineRoute({
  method: 'DELETE',
  path: '/invites/{id}',
  summary: 'Take an invitation back, at once',
  tag: 'administration',
  access: { anyOf: ['members.write'] },
  answers: { 204: null },
})

export const invitationRead = defineRoute({
  method: 'POST',
  path: '/invitations',
  summary: 'What the link of an invitation invites to, for whoever has it',
  tag: 'session',
  access: { public: true },
  body: invitationLink,
  answers: { 200: invitation },
})

export const invitationSignUpWith = defineRoute({
  method: 'POST',
  path: '/invitations/sign-up',
  summary: 'Accept an invitation as somebody who is new here, with a name and a password of their own',
  tag: 'session',
  access: { public: true },
  body: invitationSignUp,
  answers: { 200: invitationAccepted },
  errors: [409],
})

export const invitationAccept = defineRoute({
  method: 'POST',
  path: '/invitations/acceptance',
  summary: 'Accept an invitation as the account that is signed in',
  tag: 'session',
  access: { session: true },
  body: invitationLink,
  answers: { 200: invitationAccepted },
  errors: [409],
})
