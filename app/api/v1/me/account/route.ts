import { ownAccountRead } from '@/lib/api/specs/session'
import { readOwnAccount } from '@/lib/auth/read-own-account'
import { endpoint } from '@/lib/http/endpoint'
import { route } from '@/lib/http/route'

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = endpoint(
  route(ownAccountRead, ({ principal, now }) => readOwnAccount(principal, now)),
)
