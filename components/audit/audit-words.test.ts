import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, it } from 'vitest'
import en from '@/messages/en/audit.json'
import zh from '@/messages/zh/audit.json'
import { AUDIT_ACTIONS, AUDIT_GROUPS } from './audit-actions'

/** Every action that the sources write into the audit log, however they come by it. */
function written(): string[] {
  const files = readdirSync('lib', { recursive: true, encoding: 'utf8' }).filter(
    (file) =>
      file.endsWith('.ts') && !/\.test\.ts$|(^|\/)(testing|generated)\//.test(file.replaceAll(path.sep, '/')),
  )
  const sources = files
    .map((file) => readFileSync(path.join('lib', file), 'utf8'))
    .filter((source) => /write(Audit|Hourly)Events?|recordPersonEvent|asPerson|changeTenantAs/.test(source))
  const said = sources.flatMap((source) => [
    ...source.matchAll(/\baction: '([a-z_]+\.[a-z_]+)'/g),
    ...source.matchAll(/\baction: .* \? '([a-z_]+\.[a-z_]+)'/g),
    ...source.matchAll(/: '([a-z_]+\.[a-z_]+)',?\n/g),
  ])
  const words = said.map((match) => match[1] ?? '')
  return [...new Set(words)].filter((word) => !/\.(read|write|approve|create|read_own)$/.test(word)).sort()
}

const wordsOf = (messages: object, action: string) =>
  action
    .split('.')
    .reduce<unknown>((found, key) => (found as Record<string, unknown> | undefined)?.[key], messages)

describe('words for the audit log', () => {
  it('are there for every action that the sources write', () => {
    const actions = written()
    expect(actions.length).toBeGreaterThan(30)
    expect(actions.filter((action) => !(AUDIT_ACTIONS as readonly string[]).includes(action))).toEqual([])
  })

  it('are there in both languages, and for every group', () => {
    for (const action of AUDIT_ACTIONS)
      for (const messages of [en, zh])
        expect([action, typeof wordsOf(messages.action, action)]).toEqual([action, 'string'])
    expect([...new Set(AUDIT_ACTIONS.map((action) => action.split('.')[0]))].sort()).toEqual(
      [...AUDIT_GROUPS].sort(),
    )
  })
})
