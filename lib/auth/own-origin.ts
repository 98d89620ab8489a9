/** Reached as such on one's own machine, whatever the public address is. */
const LOOPBACK = /^(localhost|127(\.\d{1,3}){3}|\[::1\])(:\d+)?$/i

/**
 * The origin under which a browser reached this server, by the Host header and the public address. Next's own idea of it
 * is of the address it listens on, so redirects would lose the cookies of 127.0.0.1 to localhost.
 */
export function ownOrigin(host: string | null, publicUrl: string): string {
  const url = new URL(publicUrl)
  if (host === null || host === '' || host === url.host) return url.origin
  return LOOPBACK.test(host) ? `http://${host}` : `${url.protocol}//${host}`
}
