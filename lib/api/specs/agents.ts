import { agentCreate, agentCreated, agentPage } from '@/lib/views/admin.schema'
import { listQuery } from '@/lib/views/common.schema'
import {
  enrolAsked,
  enrolled,
  enrolmentCreate,
  enrolmentCreated,
  enrolmentPage,
} from '@/lib/views/enrolment.schema'
import { heartbeat, heartbeatQuery } from '@/lib/views/heartbeat.schema'
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
  query: heartbeatQuery,
  answers: { 200: heartbeat },
  errors: [409],
})

export const agentLockOut = defineRoute({
  method: 'DELETE',
  path: '/agents/{id}/tokens',
  summary: 'Revoke every token of an agent, at once; the agent stays',
  tag: 'agents',
  access: { anyOf: ['agents.write'] },
  answers: { 204: null },
})

export const agentEnrol = defineRoute({
  method: 'POST',
  path: '/agents/enrol',
  summary: 'A machine with a one-time code gets a token of its own, shown once',
  tag: 'agents',
  access: { public: true },
  body: enrolAsked,
  answers: { 201: enrolled },
  errors: [404, 409, 429],
})

export const enrolmentList = defineRoute({
  method: 'GET',
  path: '/agents/enrolments',
  summary: 'Codes to enrol agents that are good now; never the codes themselves',
  tag: 'agents',
  access: { anyOf: ['agents.write'] },
  answers: { 200: enrolmentPage },
})

export const enrolmentAdd = defineRoute({
  method: 'POST',
  path: '/agents/enrolments',
  summary: 'Make a code to enrol agents, shown once; with `agent`, for another token of that one',
  tag: 'agents',
  access: { anyOf: ['agents.write'] },
  body: enrolmentCreate,
  answers: { 201: enrolmentCreated },
})

export const enrolmentRevoke = defineRoute({
  method: 'DELETE',
  path: '/agents/enrolments/{id}',
  summary: 'Take a code back; who enrolled by it stays',
  tag: 'agents',
  access: { anyOf: ['agents.write'] },
  answers: { 204: null },
})
