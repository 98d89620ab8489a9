import { z } from 'zod'
import {
  evidenceDrop,
  retention,
  retentionPatch,
  retentionPreview,
  retentionPreviewQuery,
} from '@/lib/views/retention.schema'
import { defineRoute } from '../define-route'

export const retentionRead = defineRoute({
  method: 'GET',
  path: '/retention',
  summary: 'How long the bytes of evidence are kept',
  tag: 'administration',
  access: { anyOf: ['settings.read'] },
  answers: { 200: retention },
})

export const retentionChange = defineRoute({
  method: 'PATCH',
  path: '/retention',
  summary:
    'Keep the bytes of evidence longer (at once) or shorter (in thirty days, and undone by setting the old time again), or hold all of them; what is left out stays',
  tag: 'administration',
  access: { anyOf: ['settings.write'] },
  body: retentionPatch,
  answers: { 200: retention },
})

export const retentionPreviewRead = defineRoute({
  method: 'GET',
  path: '/retention/preview',
  summary:
    'What would go today if bytes were kept for so many months, and why the rest would stay; drops nothing',
  tag: 'administration',
  access: { anyOf: ['settings.write'] },
  query: retentionPreviewQuery,
  answers: { 200: retentionPreview },
})

export const evidenceDropRead = defineRoute({
  method: 'GET',
  path: '/evidence-drops/{id}',
  summary:
    'What was dropped at once under the retention setting: the record that the leaf of the evidence log commits to, and the hashes',
  tag: 'submissions',
  access: { anyOf: ['evidence.read'] },
  params: z.object({ id: z.string() }),
  answers: { 200: evidenceDrop },
})
