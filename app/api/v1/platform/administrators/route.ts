import { administratorList } from '@/lib/api/specs/platform'
import { endpoint } from '@/lib/http/endpoint'
import { route } from '@/lib/http/route'
import { readAdministrators } from '@/lib/views/read-administrators'

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = endpoint(
  route(administratorList, ({ platform }) => readAdministrators(platform)),
)
