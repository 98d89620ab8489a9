import type { Principal } from '@/lib/access/principal'

export async function principalFromRequest(
  _request: Request,
  _tenant: 'required' | 'optional' | 'none',
): Promise<Principal> {
  throw new Error('written next')
}
