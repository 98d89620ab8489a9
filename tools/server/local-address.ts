/** Where this machine reaches a server of its own that listens on `listen` (absent: everywhere). */
export function localAddress(port: number, listen?: string): string {
  if (listen === undefined || listen === '0.0.0.0' || listen === '::') return `http://127.0.0.1:${port}`
  return listen.includes(':') ? `http://[${listen}]:${port}` : `http://${listen}:${port}`
}
