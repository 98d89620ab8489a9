import type { z } from 'zod'
import { Invalid } from '@/lib/core/errors'

/** Enough to mend a form by; more would only be noise. */
const MOST = 20

/**
 * The faults a schema found, as the error to throw. `at` is a parameter's name or, in a body, a JSON pointer (RFC 6901).
 */
export function inputFaults(error: z.ZodError, part: 'parameter' | 'body'): Invalid {
  const faults = error.issues.slice(0, MOST).flatMap((issue) => {
    const paths =
      issue.code === 'unrecognized_keys' ? issue.keys.map((key) => [...issue.path, key]) : [issue.path]
    const detail = issue.code === 'unrecognized_keys' ? 'is not known here' : issue.message
    return paths.map((path) => ({ at: part === 'body' ? pointer(path) : String(path[0] ?? ''), detail }))
  })
  const first = faults[0] ?? { at: '', detail: 'cannot be taken' }
  const named = part === 'body' ? `The body at "${first.at}"` : `The parameter "${first.at}"`
  return new Invalid(`invalid_${part}`, `${named}: ${first.detail}`, {
    at: first.at,
    extra: { errors: faults },
  })
}

function pointer(path: readonly PropertyKey[]): string {
  return path.map((key) => `/${String(key).replaceAll('~', '~0').replaceAll('/', '~1')}`).join('')
}
