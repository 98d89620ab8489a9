import { z } from 'zod'
import {
  checkpoint,
  checkpointQuery,
  consistencyProof,
  consistencyQuery,
  entriesQuery,
  inclusionProof,
  inclusionQuery,
  logEntries,
  logKeys,
  logName,
} from '@/lib/views/log.schema'
import { defineRoute } from '../define-route'

const params = z.object({ log: logName })

export const logCheckpoint = defineRoute({
  method: 'GET',
  path: '/log/{log}/checkpoint',
  summary: 'The newest signed checkpoint, or that of a size',
  tag: 'log',
  access: { anyOf: ['log.read'] },
  params,
  query: checkpointQuery,
  answers: { 200: checkpoint },
})

export const logEntryList = defineRoute({
  method: 'GET',
  path: '/log/{log}/entries',
  summary: 'Leaves [start, end) as they were hashed',
  tag: 'log',
  access: { anyOf: ['log.read'] },
  params,
  query: entriesQuery,
  answers: { 200: logEntries },
})

export const logInclusion = defineRoute({
  method: 'GET',
  path: '/log/{log}/proof/inclusion',
  summary: 'Proof that a leaf is in the tree of a size',
  tag: 'log',
  access: { anyOf: ['log.read'] },
  params,
  query: inclusionQuery,
  answers: { 200: inclusionProof },
})

export const logConsistency = defineRoute({
  method: 'GET',
  path: '/log/{log}/proof/consistency',
  summary: 'Proof that a smaller tree is the beginning of a larger one',
  tag: 'log',
  access: { anyOf: ['log.read'] },
  params,
  query: consistencyQuery,
  answers: { 200: consistencyProof },
})

export const logKey = defineRoute({
  method: 'GET',
  path: '/log/key',
  summary: 'The public keys the checkpoints are signed with',
  tag: 'log',
  access: { anyOf: ['log.read'] },
  answers: { 200: logKeys },
})
