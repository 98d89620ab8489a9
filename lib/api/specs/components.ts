import {
  functionDeclaration,
  functionDeclared,
  functionSheet,
  functionSheetQuery,
} from '@/lib/views/function-sheet.schema'
import { defineRoute } from '../define-route'

export const componentList = defineRoute({
  method: 'GET',
  path: '/components',
  summary:
    'Containers of the hosts in scope with their declared function, what was observed, and what that says',
  tag: 'assets',
  access: { anyOf: ['assets.read'] },
  query: functionSheetQuery,
  answers: { 200: functionSheet },
})

export const componentDeclare = defineRoute({
  method: 'POST',
  path: '/component-declarations',
  summary: 'Declare function, security level and separation of components, or take that back',
  tag: 'assets',
  access: { anyOf: ['components.declare'] },
  body: functionDeclaration,
  answers: { 201: functionDeclared },
  errors: [409],
})
