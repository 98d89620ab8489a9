import { tokenCreate, tokenCreated, tokenPage, tokenRotation } from '@/lib/views/admin.schema'
import { listQuery } from '@/lib/views/common.schema'
import { defineRoute } from '../define-route'

export const tokenList = defineRoute({
  method: 'GET',
  path: '/tokens',
  summary: 'Tokens, newest first, revoked ones too; never their secrets',
  tag: 'administration',
  access: { anyOf: ['tokens.read'] },
  query: listQuery,
  answers: { 200: tokenPage },
})

export const tokenAdd = defineRoute({
  method: 'POST',
  path: '/tokens',
  summary: 'Make a token; its secret is shown once',
  tag: 'administration',
  access: { anyOf: ['tokens.write'] },
  body: tokenCreate,
  answers: { 201: tokenCreated },
  errors: [409],
})

export const tokenRotate = defineRoute({
  method: 'POST',
  path: '/tokens/{id}/rotate',
  summary: 'Give a token a new secret, shown once; the one before works for 24 hours at most',
  tag: 'administration',
  access: { anyOf: ['tokens.write'] },
  body: tokenRotation,
  answers: { 200: tokenCreated },
  errors: [409],
})

export const tokenRevoke = defineRoute({
  method: 'DELETE',
  path: '/tokens/{id}',
  summary: 'Revoke a token, at once and for good',
  tag: 'administration',
  access: { anyOf: ['tokens.write'] },
  answers: { 204: null },
})
