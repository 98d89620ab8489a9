import { verify } from '@node-rs/argon2'
import { limited } from './limited'

/** Of nobody's password; same cost as {@link hashPassword}'s. */
const NOBODY =
  '$argon2id$v=19$m=19456,t=2,p=1$VtaGqKVTmOv4V2MEg82E9g$kFZ5zKTvBEODeLwWjIMadhUuEdhBa1KRw7M4G2pvmeQ'

/** Whether a password is that of a hash; with null the work is done all the same, so that time tells nothing. */
export function verifyPassword(hash: string | null, password: string): Promise<boolean> {
  return limited(async () => {
    const same = await verify(hash ?? NOBODY, password.normalize('NFC')).catch(() => false)
    return same && hash !== null
  })
}
