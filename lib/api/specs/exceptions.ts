import {
  exception,
  exceptionCreate,
  exceptionDecide,
  exceptionPage,
  exceptionsQuery,
} from '@/lib/views/exception.schema'
import { defineRoute } from '../define-route'

export const exceptionList = defineRoute({
  method: 'GET',
  path: '/exceptions',
  summary: 'Accepted risks and false positives, those that expire first at the top',
  tag: 'findings',
  access: { anyOf: ['exceptions.read'] },
  query: exceptionsQuery,
  answers: { 200: exceptionPage },
})

export const exceptionRead = defineRoute({
  method: 'GET',
  path: '/exceptions/{id}',
  summary: 'One exception',
  tag: 'findings',
  access: { anyOf: ['exceptions.read'] },
  answers: { 200: exception },
})

export const exceptionAdd = defineRoute({
  method: 'POST',
  path: '/exceptions',
  summary: 'Ask that a risk be accepted, or propose a false positive; somebody else must approve it',
  tag: 'findings',
  access: { anyOf: ['exceptions.write'] },
  body: exceptionCreate,
  answers: { 201: exception },
  errors: [409],
})

export const exceptionDecision = defineRoute({
  method: 'POST',
  path: '/exceptions/{id}/decision',
  summary: 'Approve or refuse somebody else’s exception, or withdraw one',
  tag: 'findings',
  access: { anyOf: ['exceptions.write', 'exceptions.approve'] },
  body: exceptionDecide,
  answers: { 200: exception },
  errors: [409],
})
