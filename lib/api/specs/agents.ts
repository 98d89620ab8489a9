import { agentCreate, agentCreated, agentPage } from '@/lib/views/admin.schema'
import { listQuery } from '@/lib/views/common.schema'
import { heartbeat } from '@/lib/views/heartbeat.schema'
import { defineRoute } from '../define-route'

export const agentList = defineRoute({
  method: 'GET',
  path: '/agents',
  summary: 'Agents, and which of them are quiet',
  tag: 'agents',
  access: { anyOf: ['agents.read'] },
  query: listQuery,
  answers: { 200: agentPage },
})

export const agentAdd = defineRoute({
  method: 'POST',
  path: '/agents',
  summary: 'Make an agent; its token is shown once',
  tag: 'agents',
  access: { anyOf: ['agents.write'] },
  body: agentCreate,
  answers: { 201: agentCreated },
  errors: [409],
})

export const agentRetire = defineRoute({
  method: 'DELETE',
  path: '/agents/{id}',
  summary: 'Retire an agent and revoke its tokens',
  tag: 'agents',
  access: { anyOf: ['agents.write'] },
  answers: { 204: null },
})

export const agentHeartbeat = defineRoute({
  method: 'POST',
  path: '/agents/heartbeat',
  summary: 'An agent says that it is alive, and learns who it is taken for',
  tag: 'agents',
  access: { anyOf: ['agents.heartbeat'] },
  answers: { 200: heartbeat },
  errors: [409],
})
