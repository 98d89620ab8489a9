import { safeguard } from '@/lib/views/safeguard.schema'
import { defineRoute } from '../define-route'

export const safeguardRead = defineRoute({
  method: 'GET',
  path: '/safeguards/{safeguard}',
  summary: 'One safeguard: what it is for, what to do where it fails, and how to test it again',
  tag: 'findings',
  access: { anyOf: ['findings.read', 'assessments.read'] },
  answers: { 200: safeguard },
})
