import {
  roleRules,
  roleRulesConfirm,
  roleRulesGiven,
  roleRulesPreview,
  roleRulesPut,
} from '@/lib/views/role-rule.schema'
import { defineRoute } from '../define-route'

export const roleRuleList = defineRoute({
  method: 'GET',
  path: '/identity-providers/{id}/rules',
  summary:
    'Which groups of an identity provider have which role here, who falls under each rule, and the groups that were seen',
  tag: 'administration',
  access: { anyOf: ['identity.read'] },
  answers: { 200: roleRules },
})

export const roleRuleReplace = defineRoute({
  method: 'PUT',
  path: '/identity-providers/{id}/rules',
  summary: 'Replace the rules of an identity provider; for live sessions they count from the next request on',
  tag: 'administration',
  access: { anyOf: ['members.write'] },
  body: roleRulesPut,
  answers: { 200: roleRules },
  errors: [409],
})

export const roleRuleConfirm = defineRoute({
  method: 'POST',
  path: '/identity-providers/{id}/rules/confirmation',
  summary: 'Confirm the rules of a provider that the platform led elsewhere; until then they give nothing',
  tag: 'administration',
  access: { anyOf: ['members.write'] },
  body: roleRulesConfirm,
  answers: { 200: roleRules },
  errors: [409],
})

export const roleRulePreview = defineRoute({
  method: 'POST',
  path: '/identity-providers/{id}/rules/preview',
  summary: 'What rules would do before they are saved: who would gain and who would lose which role',
  tag: 'administration',
  access: { anyOf: ['members.write'] },
  body: roleRulesGiven,
  answers: { 200: roleRulesPreview },
})
