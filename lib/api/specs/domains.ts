import { domain, domainCreate, domainPage, doorAsked, doorFound } from '@/lib/views/domain.schema'
import { defineRoute } from '../define-route'

export const domainList = defineRoute({
  method: 'GET',
  path: '/domains',
  summary: 'Domains of e-mail addresses whose people are led to the tenant’s door, by name',
  tag: 'administration',
  access: { anyOf: ['identity.read'] },
  answers: { 200: domainPage },
})

export const domainAdd = defineRoute({
  method: 'POST',
  path: '/domains',
  summary: 'Claim a domain; it leads nobody anywhere until its TXT record proves it',
  tag: 'administration',
  access: { anyOf: ['identity.write'] },
  body: domainCreate,
  answers: { 201: domain },
  errors: [409],
})

export const domainVerify = defineRoute({
  method: 'POST',
  path: '/domains/{id}/verification',
  summary:
    'Look for the TXT record that proves a domain; from then on its people are led to the tenant’s door',
  tag: 'administration',
  access: { anyOf: ['identity.write'] },
  answers: { 200: domain },
  errors: [409, 503],
})

export const domainRemove = defineRoute({
  method: 'DELETE',
  path: '/domains/{id}',
  summary: 'Take a domain off the list; nobody is led to the tenant’s door by it any more',
  tag: 'administration',
  access: { anyOf: ['identity.write'] },
  answers: { 204: null },
})

export const doorFind = defineRoute({
  method: 'POST',
  path: '/doors',
  summary: 'Where people of an e-mail domain sign in; null for every domain that no tenant has proved',
  tag: 'session',
  access: { public: true },
  body: doorAsked,
  answers: { 200: doorFound },
  errors: [429],
})
