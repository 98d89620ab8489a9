import { tenantArchiveTake } from '@/lib/api/specs/settings'
import { beginArchive } from '@/lib/archive/begin-archive'
import { localDay } from '@/lib/core/local-day'
import { endpoint } from '@/lib/http/endpoint'
import { route } from '@/lib/http/route'
import { streamDownload } from '@/lib/http/stream-download'

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = endpoint(
  route(tenantArchiveTake, async ({ scope, now }) => {
    const { slug, timeZone } = scope.tenant
    const name = `plimsoll-${slug}-${localDay(now.getTime(), timeZone)}.tar.gz`
    return streamDownload(name, await beginArchive(scope))
  }),
)
