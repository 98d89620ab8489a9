/**
 * The sentence for a failure of the operating system that a person can mend, or nothing.
 * Looks at the error's code and, for what another program printed, at its words.
 */
export function plainSystemError(error: unknown): string | undefined {
  if (!(error instanceof Error)) return undefined
  const { code, path } = error as NodeJS.ErrnoException
  const where = path ? ` (${path})` : ''
  if (code === 'ENOSPC' || code === '53100' || /No space left on device/.test(error.message)) {
    return `The disk is full${where}. Free some space and run the command again; nothing is lost.`
  }
  if (code === 'EDQUOT')
    return `Your disk quota is used up${where}. Free some space and run the command again.`
  if (code === 'EROFS')
    return `The disk is mounted read-only${where}. Set PLIMSOLL_DATA to a folder that can be written.`
  if (code === 'EMFILE' || code === 'ENFILE')
    return 'Too many files are open. Raise the limit with: ulimit -n 4096'
  return undefined
}
