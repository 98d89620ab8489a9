import { defineRoute } from '../define-route'

export const openapiRead = defineRoute({
  method: 'GET',
  path: '/openapi.json',
  summary: 'This interface as OpenAPI 3.1',
  tag: 'service',
  access: { public: true },
  answers: { 200: { media: 'application/json', description: 'An OpenAPI 3.1 document.' } },
})
