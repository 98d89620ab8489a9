import { stateList } from '@/lib/api/specs/assets'
import { endpoint } from '@/lib/http/endpoint'
import { route } from '@/lib/http/route'
import { listStates } from '@/lib/views/states'

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = endpoint(
  route(stateList, ({ scope, query }) => listStates(scope, query)),
)
