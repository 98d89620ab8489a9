import { type JsonObject, memberOf, textOf, textsOf } from '../json/json-value'

/** The message of a result (§3.11): its own text, else that of the rule with its arguments put in. */
export function messageOf(result: JsonObject, rule: JsonObject | undefined): string {
  const message = memberOf(result, 'message')
  const template =
    textOf(message, 'text') ||
    textOf(memberOf(memberOf(rule, 'messageStrings'), textOf(message, 'id')), 'text')
  const given = textsOf(message, 'arguments')
  return template.replace(/\{(\d{1,2})\}/g, (whole, index) => given[Number(index)] ?? whole)
}
