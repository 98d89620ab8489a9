export interface Page {
  /** Fresh for each answer; Next and Mantine put it on their inline scripts. */
  nonce: string
  https: boolean
  development: boolean
}

/**
 * Headers of every page (OWASP ASVS 5.0 §3.4). Scripts run only with the nonce or loaded by one that has it; styles may be
 * inline, since Mantine and the charts set them on elements. Development needs eval and a web socket for reloading.
 */
export function securityHeaders({ nonce, https, development }: Page): Record<string, string> {
  const policy = [
    "default-src 'self'",
    `script-src 'self' 'nonce-${nonce}' 'strict-dynamic'${development ? " 'unsafe-eval'" : ''}`,
    "style-src 'self' 'unsafe-inline'",
    "img-src 'self' data: blob:",
    "font-src 'self'",
    `connect-src 'self'${development ? ' ws:' : ''}`,
    "worker-src 'self' blob:",
    "object-src 'none'",
    "base-uri 'none'",
    "form-action 'self'",
    "frame-ancestors 'none'",
  ]
  return {
    'content-security-policy': policy.join('; '),
    'x-content-type-options': 'nosniff',
    'x-frame-options': 'DENY',
    'referrer-policy': 'same-origin',
    'cross-origin-opener-policy': 'same-origin',
    'cross-origin-resource-policy': 'same-origin',
    'permissions-policy': 'camera=(), geolocation=(), microphone=(), payment=(), usb=()',
    ...(https ? { 'strict-transport-security': 'max-age=31536000' } : {}),
  }
}
