/** Shapes that tell results apart without colour. Each is drawn in a box of 12 with the current colour. */
export type ShapeName =
  | 'disc-tick'
  | 'ring-line'
  | 'half'
  | 'square-cross'
  | 'dashed'
  | 'diamond'
  | 'dash'
  | 'triangle'
  | 'dot'

const solid = { fill: 'currentColor' } as const
const thin = { fill: 'none', stroke: 'currentColor', strokeWidth: 1.6 } as const
const cut = {
  fill: 'none',
  stroke: 'var(--shape-cut, var(--pl-raised))',
  strokeWidth: 1.7,
  strokeLinecap: 'round',
  strokeLinejoin: 'round',
} as const

const DRAWN = {
  'disc-tick': (
    <>
      <circle cx="6" cy="6" r="5.5" {...solid} />
      <path d="m3.6 6.2 1.7 1.7 3.2-3.7" {...cut} />
    </>
  ),
  'ring-line': (
    <>
      <circle cx="6" cy="6" r="4.2" {...thin} />
      <path d="M.4 6h11.2" {...thin} />
    </>
  ),
  half: (
    <>
      <circle cx="6" cy="6" r="4.7" {...thin} />
      <path d="M6 1.3a4.7 4.7 0 0 0 0 9.4Z" {...solid} />
    </>
  ),
  'square-cross': (
    <>
      <rect x=".7" y=".7" width="10.6" height="10.6" rx="1.6" {...solid} />
      <path d="m4 4 4 4m0-4L4 8" {...cut} />
    </>
  ),
  dashed: <circle cx="6" cy="6" r="4.7" {...thin} strokeDasharray="2.2 1.7" />,
  diamond: (
    <>
      <path d="M6 .5 11.5 6 6 11.5.5 6Z" {...solid} />
      <path d="M6 3.6v2.9M6 8.3v.1" {...cut} />
    </>
  ),
  dash: <path d="M2 6h8" {...thin} strokeLinecap="round" />,
  triangle: (
    <>
      <path d="M6 .8 11.6 11H.4Z" {...solid} strokeLinejoin="round" />
      <path d="M6 4.6v2.6M6 9v.1" {...cut} />
    </>
  ),
  dot: <circle cx="6" cy="6" r="3" {...solid} />,
} as const satisfies Record<ShapeName, React.ReactNode>

export function Shape({ name, size = 12 }: { name: ShapeName; size?: number }) {
  return (
    <svg
      width={size}
      height={size}
      viewBox="0 0 12 12"
      aria-hidden="true"
      focusable="false"
      style={{ flex: 'none' }}
    >
      {DRAWN[name]}
    </svg>
  )
}
