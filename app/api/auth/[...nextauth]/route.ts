import { authHandler } from '@/lib/auth/auth-handler'
import { problemOf } from '@/lib/http/problem-of'
import { readBytes } from '@/lib/http/read-bytes'

/** An e-mail, a password and a few fields of NextAuth's own. */
const BODY_BYTES = 32_768

async function handle(request: Request): Promise<Response> {
  try {
    const body = request.method === 'POST' ? new Uint8Array(await readBytes(request, BODY_BYTES)) : null
    return await authHandler(request, body)
  } catch (error) {
    return problemOf(error, `${request.method} /api/auth`)
  }
}

export const GET = handle
export const POST = handle
