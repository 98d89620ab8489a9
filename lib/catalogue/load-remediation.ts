import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { REMEDIATION_FORMS, type Remediation, type RemediationForm } from '@/lib/core/remediation'

/** A `frameworks/remediation/<domain>.json`: snippets line by line, so that a change of one can be read. */
interface RemediationFile {
  remediation: (Omit<Remediation, 'forms'> & { forms?: Partial<Record<RemediationForm, string[]>> })[]
}

const loaded = new Map<string, ReadonlyMap<string, Remediation>>()

/**
 * What to do where a safeguard fails, by safeguard: always the running version's, whatever mapping an assessment is
 * pinned to. Read once a process from `frameworks/remediation` under the working directory, or from `folder`.
 * @throws Error naming the file when one is not JSON
 */
export function loadRemediation(folder?: string): ReadonlyMap<string, Remediation> {
  const where = folder ?? join(process.cwd(), 'frameworks', 'remediation')
  const known = loaded.get(where)
  if (known) return known
  const all = new Map<string, Remediation>()
  for (const file of readdirSync(where).filter((name) => name.endsWith('.json'))) {
    for (const { forms = {}, ...one } of read(join(where, file)).remediation) {
      const shown = REMEDIATION_FORMS.flatMap((form) => {
        const lines = forms[form]
        return lines ? [{ form, text: lines.join('\n') }] : []
      })
      all.set(one.safeguard, { ...one, forms: shown })
    }
  }
  loaded.set(where, all)
  return all
}

function read(path: string): RemediationFile {
  try {
    return JSON.parse(readFileSync(path, 'utf8')) as RemediationFile
  } catch (error) {
    throw new Error(`${path}: ${error instanceof Error ? error.message : error}`)
  }
}
