import { determination, determinationCreate, determinationDecision } from '@/lib/views/determination.schema'
import { defineRoute } from '../define-route'

/** Ten attachments as base64 and the narrative. */
const DETERMINATION_BYTES = 30_000_000

export const determinationAdd = defineRoute({
  method: 'POST',
  path: '/assessments/{id}/controls/{control}/determinations',
  summary: 'Propose a verdict on a control; somebody else approves it',
  tag: 'assessments',
  access: { anyOf: ['determinations.write'] },
  body: determinationCreate,
  maxBodyBytes: DETERMINATION_BYTES,
  answers: { 201: determination },
  errors: [409, 413],
})

export const determinationDecide = defineRoute({
  method: 'POST',
  path: '/determinations/{id}/decision',
  summary: "Approve or refuse somebody else's determination, or withdraw one",
  tag: 'assessments',
  access: { anyOf: ['determinations.approve', 'determinations.write'] },
  body: determinationDecision,
  answers: { 200: determination },
  errors: [409],
})

export const attachmentRead = defineRoute({
  method: 'GET',
  path: '/attachments/{id}',
  summary: 'The bytes of an attachment',
  tag: 'assessments',
  access: { anyOf: ['assessments.read'] },
  answers: { 200: { media: 'application/octet-stream', description: 'The file, always as a download.' } },
})
