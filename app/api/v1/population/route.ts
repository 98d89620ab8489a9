import { populationRead } from '@/lib/api/specs/assets'
import { endpoint } from '@/lib/http/endpoint'
import { route } from '@/lib/http/route'
import { readPopulation } from '@/lib/views/read-population'

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = endpoint(
  route(populationRead, ({ scope, query }) => readPopulation(scope, query)),
)
