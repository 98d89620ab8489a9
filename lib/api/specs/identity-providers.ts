import {
  identityProvider,
  identityProviderCreate,
  identityProviderPage,
  identityProviderPatch,
  identityProviderTry,
  identityProviderWalk,
} from '@/lib/views/identity-provider.schema'
import { defineRoute } from '../define-route'

export const identityProviderList = defineRoute({
  method: 'GET',
  path: '/identity-providers',
  summary:
    'Directories and OpenID providers by which people come in: the tenant’s in their order, then the platform’s by name',
  tag: 'administration',
  access: { anyOf: ['identity.read'] },
  answers: { 200: identityProviderPage },
})

export const identityProviderAdd = defineRoute({
  method: 'POST',
  path: '/identity-providers',
  summary: 'Add an identity provider, with settings of one kind; its secret is never answered',
  tag: 'administration',
  access: { anyOf: ['identity.write'] },
  body: identityProviderCreate,
  answers: { 201: identityProvider },
  errors: [409],
})

export const identityProviderRead = defineRoute({
  method: 'GET',
  path: '/identity-providers/{id}',
  summary: 'One identity provider of the tenant',
  tag: 'administration',
  access: { anyOf: ['identity.read'] },
  answers: { 200: identityProvider },
})

export const identityProviderChange = defineRoute({
  method: 'PATCH',
  path: '/identity-providers/{id}',
  summary:
    'Change an identity provider, its place in the order, or turn it on and off; what is left out stays',
  tag: 'administration',
  access: { anyOf: ['identity.write'] },
  body: identityProviderPatch,
  answers: { 200: identityProvider },
  errors: [409],
})

export const identityProviderRemove = defineRoute({
  method: 'DELETE',
  path: '/identity-providers/{id}',
  summary: 'Remove an identity provider with its secret and every role that it gave',
  tag: 'administration',
  access: { anyOf: ['identity.write'] },
  answers: { 204: null },
  errors: [409],
})

export const identityProviderTest = defineRoute({
  method: 'POST',
  path: '/identity-providers/{id}/test',
  summary: 'Walk the connection step by step, perhaps look a person up, and say which step failed and why',
  tag: 'administration',
  access: { anyOf: ['identity.write'] },
  body: identityProviderTry,
  answers: { 200: identityProviderWalk },
  errors: [429],
})

export const platformProviderList = defineRoute({
  method: 'GET',
  path: '/platform/identity-providers',
  summary: 'Identity providers by which people of every tenant may come in',
  tag: 'platform',
  access: { platform: 'platform.identity.read' },
  answers: { 200: identityProviderPage },
})

export const platformProviderAdd = defineRoute({
  method: 'POST',
  path: '/platform/identity-providers',
  summary: 'Add an identity provider for every tenant',
  tag: 'platform',
  access: { platform: 'platform.identity.write' },
  body: identityProviderCreate,
  answers: { 201: identityProvider },
  errors: [409],
})

export const platformProviderRead = defineRoute({
  method: 'GET',
  path: '/platform/identity-providers/{id}',
  summary: 'One identity provider of the platform',
  tag: 'platform',
  access: { platform: 'platform.identity.read' },
  answers: { 200: identityProvider },
})

export const platformProviderChange = defineRoute({
  method: 'PATCH',
  path: '/platform/identity-providers/{id}',
  summary: 'Change an identity provider of the platform; what is left out stays',
  tag: 'platform',
  access: { platform: 'platform.identity.write' },
  body: identityProviderPatch,
  answers: { 200: identityProvider },
  errors: [409],
})

export const platformProviderRemove = defineRoute({
  method: 'DELETE',
  path: '/platform/identity-providers/{id}',
  summary: 'Remove an identity provider of the platform with its secret',
  tag: 'platform',
  access: { platform: 'platform.identity.write' },
  answers: { 204: null },
})

export const platformProviderTest = defineRoute({
  method: 'POST',
  path: '/platform/identity-providers/{id}/test',
  summary: 'Walk the connection of a provider of the platform step by step',
  tag: 'platform',
  access: { platform: 'platform.identity.write' },
  body: identityProviderTry,
  answers: { 200: identityProviderWalk },
  errors: [429],
})
