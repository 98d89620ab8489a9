import { localSignIn, localSignInPatch } from '@/lib/views/local-sign-in.schema'
import { defineRoute } from '../define-route'

export const localSignInRead = defineRoute({
  method: 'GET',
  path: '/local-sign-in',
  summary:
    'Who may come in by a local password, the break-glass owners who are kept, and when their accounts were used',
  tag: 'administration',
  access: { anyOf: ['identity.read'] },
  answers: { 200: localSignIn },
})

export const localSignInChange = defineRoute({
  method: 'PATCH',
  path: '/local-sign-in',
  summary:
    'Close local passwords to all but break-glass owners, or open them; say which owners are kept. What is left out stays',
  tag: 'administration',
  access: { anyOf: ['identity.write'] },
  body: localSignInPatch,
  answers: { 200: localSignIn },
  errors: [409],
})

export const breakGlassAcknowledge = defineRoute({
  method: 'POST',
  path: '/local-sign-in/uses/{id}/acknowledgement',
  summary: 'Acknowledge a use of a break-glass account, which ends the alert; not one’s own',
  tag: 'administration',
  access: { anyOf: ['identity.write'] },
  answers: { 200: localSignIn },
  errors: [409],
})
