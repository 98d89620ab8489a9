import {
  deliveryPage,
  webhook,
  webhookCreate,
  webhookCreated,
  webhookPage,
  webhookPatch,
  webhookRotated,
  webhookTested,
} from '@/lib/views/webhook.schema'
import { defineRoute } from '../define-route'

export const webhookList = defineRoute({
  method: 'GET',
  path: '/webhooks',
  summary:
    'Where the tenant is told of new gaps, of what has gone quiet and of rejected reports; never a secret',
  tag: 'administration',
  access: { anyOf: ['webhooks.read'] },
  answers: { 200: webhookPage },
})

export const webhookAdd = defineRoute({
  method: 'POST',
  path: '/webhooks',
  summary: 'Make a webhook; the secret of kind standard is in this answer and nowhere again',
  tag: 'administration',
  access: { anyOf: ['webhooks.write'] },
  body: webhookCreate,
  answers: { 201: webhookCreated },
  errors: [409],
})

export const webhookRead = defineRoute({
  method: 'GET',
  path: '/webhooks/{id}',
  summary: 'One webhook',
  tag: 'administration',
  access: { anyOf: ['webhooks.read'] },
  answers: { 200: webhook },
})

export const webhookChange = defineRoute({
  method: 'PATCH',
  path: '/webhooks/{id}',
  summary: 'Change a webhook, or turn it off and on; what is left out stays',
  tag: 'administration',
  access: { anyOf: ['webhooks.write'] },
  body: webhookPatch,
  answers: { 200: webhook },
  errors: [409],
})

export const webhookRemove = defineRoute({
  method: 'DELETE',
  path: '/webhooks/{id}',
  summary: 'Remove a webhook with its secrets and its deliveries',
  tag: 'administration',
  access: { anyOf: ['webhooks.write'] },
  answers: { 204: null },
})

export const webhookRotate = defineRoute({
  method: 'POST',
  path: '/webhooks/{id}/secret',
  summary: 'Give a webhook of kind standard a new secret; for a day the old one signs too',
  tag: 'administration',
  access: { anyOf: ['webhooks.write'] },
  answers: { 200: webhookRotated },
})

export const webhookTest = defineRoute({
  method: 'POST',
  path: '/webhooks/{id}/test',
  summary: 'Send a test message now, once, and say how it went',
  tag: 'administration',
  access: { anyOf: ['webhooks.write'] },
  answers: { 200: webhookTested },
  errors: [429],
})

export const deliveryList = defineRoute({
  method: 'GET',
  path: '/webhooks/{id}/deliveries',
  summary: 'The last fifty deliveries of a webhook, newest first',
  tag: 'administration',
  access: { anyOf: ['webhooks.read'] },
  answers: { 200: deliveryPage },
})
