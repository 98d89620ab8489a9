import { isReady } from '@/lib/platform/is-ready'

/** The database answers and is migrated; says nothing of why not. */
export const dynamic = 'force-dynamic'

export async function GET(): Promise<Response> {
  const ready = await isReady()
  const headers = { 'cache-control': 'no-store', ...(ready ? {} : { 'retry-after': '5' }) }
  return Response.json({ status: ready ? 'ready' : 'not ready' }, { status: ready ? 200 : 503, headers })
}
