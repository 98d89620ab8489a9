import type { Action } from './actions'
import type { Role } from './roles'

/** Roles that may be limited to assets by label. An owner answers for the whole tenant; a token is of the whole tenant. */
export const LIMITABLE_ROLES = ['manager', 'auditor', 'operator', 'viewer'] as const satisfies readonly Role[]

/**
 * What is left of an action to a role that is limited to assets by label: true for what is bound to assets (it is done to
 * those in sight, or computed over them), else why it is not (decision 026). Data for the server and for the docs.
 */
export const UNDER_A_LIMIT: Readonly<Record<Action, true | string>> = {
  'tenant.read': true,
  'tenant.export': 'the archive is of the whole tenant',
  'submissions.create': 'a report names whatever assets it likes, and makes them',
  'submissions.read': true,
  'submissions.read_own': 'of tokens, which nothing limits',
  'evidence.read': true,
  'evidence.read_sealed': true,
  'assets.read': true,
  'assets.write': true,
  'states.read': true,
  'components.declare': true,
  'findings.read': true,
  'findings.write': true,
  'exceptions.read': true,
  'exceptions.write': true,
  'exceptions.approve': 'whoever accepts a risk sees everything that the acceptance may cover',
  'assessments.read': true,
  'assessments.write': 'scope, profile and mapping are of the whole assessment',
  'determinations.write': 'a person’s verdict is on the whole scope',
  'determinations.approve': 'a person’s verdict is on the whole scope',
  'reports.create': true,
  'reports.read': true,
  'log.read': 'the logs speak of every asset; receipts of what is in sight stay',
  'agents.read': 'an agent is of no asset',
  'agents.write': 'an agent is of no asset',
  'agents.heartbeat': 'of tokens, which nothing limits',
  'members.read': 'people are of the whole tenant',
  'members.write': 'people are of the whole tenant',
  'sessions.read': 'people are of the whole tenant',
  'sessions.write': 'people are of the whole tenant',
  'tokens.read': 'a token is of no asset',
  'tokens.write': 'a token is of no asset',
  'audit.read': 'the audit log speaks of every asset',
  'webhooks.read': 'a webhook tells of every asset',
  'webhooks.write': 'a webhook tells of every asset',
  'settings.read': 'settings are of the whole tenant',
  'settings.write': 'settings are of the whole tenant',
  'identity.read': 'who may come in is of the whole tenant',
  'identity.write': 'who may come in is of the whole tenant',
}
