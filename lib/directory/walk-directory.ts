import { PresenceFilter } from 'ldapts'
import type { WalkStep } from '@/lib/core/provider-walk'
import type { Conversation } from './conversation'
import type { Directory } from './directory'
import { DIRECTORY_STEPS, DirectoryError, type DirectoryStep } from './directory-error'
import { findByLogin } from './find-entry'
import { findGroups } from './find-groups'
import { withDirectory } from './with-directory'

const SHOWN_GROUPS = 20

/**
 * Walks the connection to each server of a directory step by step, and says how far it came and why no further. With a login name
 * the person and their groups are looked up; nobody's password is asked for.
 */
export async function walkDirectory(directory: Directory, login: string | null): Promise<WalkStep[]> {
  const steps: WalkStep[] = []
  for (const shown of directory.settings.servers) {
    const one = { ...directory, settings: { ...directory.settings, servers: [shown] } }
    steps.push(...(await walkServer(one, shown, login)))
  }
  return steps
}

async function walkServer(directory: Directory, server: string, login: string | null): Promise<WalkStep[]> {
  const steps: WalkStep[] = []
  const done = (step: DirectoryStep, facts: WalkStep['facts']) =>
    steps.push({ server, step, outcome: 'ok', code: null, facts })
  const listener = {
    done: (_: string, step: DirectoryStep, facts: WalkStep['facts']) => void done(step, facts),
    failed: (_: string, { step, code, facts }: DirectoryError) =>
      void steps.push({ server, step, outcome: 'failed', code, facts }),
  }
  try {
    await withDirectory({ directory, listener }, (conversation) => look(conversation, directory, login, done))
  } catch (error) {
    if (!(error instanceof DirectoryError)) throw error
  }
  const known = new Set(steps.map(({ step }) => step))
  const skipped = DIRECTORY_STEPS.filter((step) => !known.has(step))
  return [
    ...steps,
    ...skipped.map((step) => ({ server, step, outcome: 'skipped', code: null, facts: {} }) as const),
  ]
}

async function look(
  conversation: Conversation,
  directory: Directory,
  login: string | null,
  done: (step: DirectoryStep, facts: WalkStep['facts']) => void,
): Promise<void> {
  const { settings } = directory
  const bases = [
    settings.people_base,
    ...(settings.groups === 'none' ? [] : [settings.groups_base ?? settings.people_base]),
  ]
  for (const base of new Set(bases)) {
    const filter = new PresenceFilter({ attribute: 'objectClass' })
    const found = await conversation.search({
      step: 'base',
      base,
      filter,
      attributes: ['1.1'],
      scope: 'base',
      limit: 1,
    })
    if (found.length === 0) throw new DirectoryError('base', 'base_missing', { base })
  }
  done('base', { base: bases[0] ?? '' })
  if (login === null) return
  const person = await findByLogin(conversation, settings, login)
  if (!person) throw new DirectoryError('person', 'person_not_found', { base: settings.people_base })
  const { dn, subject, name, email } = person
  if (person.disabled) throw new DirectoryError('person', 'person_disabled', { dn })
  done('person', { dn, subject, login: person.login, name, ...(email === null ? {} : { email }) })
  const groups = await findGroups(conversation, settings, person)
  done('groups', { total: groups.length, names: groups.slice(0, SHOWN_GROUPS) })
}
