import type { Conversation } from './conversation'
import type { Directory } from './directory'
import { DirectoryError } from './directory-error'

/** Goes on as the account that looks people up, or as nobody where settings name none. @throws DirectoryError */
export async function bindService(
  conversation: Conversation,
  { settings, bindPassword }: Directory,
): Promise<void> {
  const { bind_dn: dn } = settings
  if (dn === null) return conversation.bindAsNobody()
  if (bindPassword === null || bindPassword === '') throw new DirectoryError('bind', 'password_missing')
  if (!(await conversation.bind(dn, bindPassword))) throw new DirectoryError('bind', 'bind_refused', { dn })
}
