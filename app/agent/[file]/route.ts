import { readAgentFile } from '@/lib/agents/read-agent-file'
import { nothingHere } from '@/lib/http/nothing-here'

/** The agent and its unit, for whoever fetches them; their hashes are on the page *Agents*. Public: there is nothing secret in them. */
export async function GET(_request: Request, { params }: { params: Promise<{ file: string }> }) {
  const file = await readAgentFile((await params).file)
  if (!file) return nothingHere()
  return new Response(file.bytes, {
    headers: {
      'content-type': file.type,
      'content-disposition': 'attachment',
      'cache-control': 'no-cache',
      etag: `"${file.sha256}"`,
    },
  })
}
