import { ownOrigin } from './own-origin'

/**
 * Whether a browser's request was made by a page of ours: its Sec-Fetch-Site says so (no page can set that), or its
 * Origin is this server's. With neither it is refused: browsers send one of them with every change.
 */
export function isSameOrigin(headers: Headers, publicUrl: string): boolean {
  const site = headers.get('sec-fetch-site')
  if (site !== null) return site === 'same-origin'
  const origin = headers.get('origin')
  return (
    origin !== null &&
    (origin === new URL(publicUrl).origin || origin === ownOrigin(headers.get('host'), publicUrl))
  )
}
