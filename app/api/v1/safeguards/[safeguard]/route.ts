import { safeguardRead } from '@/lib/api/specs/safeguards'
import { endpoint } from '@/lib/http/endpoint'
import { route } from '@/lib/http/route'
import { safeguardDetail } from '@/lib/views/safeguard'

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = endpoint(
  route(safeguardRead, ({ params }) => safeguardDetail(params.safeguard)),
)
