import type { SegmentLook } from './segments'

/** What lies over a segment's colour, so that it is told apart without it. */
export function GaugePatterns({ prefix }: { prefix: string }) {
  const over = { stroke: 'var(--pl-raised)', strokeOpacity: 0.5, strokeWidth: 1.2, fill: 'none' } as const
  return (
    <defs>
      <pattern id={`${prefix}-lines`} width="7" height="7" patternUnits="userSpaceOnUse">
        <path d="M0 3.5h7" {...over} />
      </pattern>
      <pattern id={`${prefix}-cross`} width="7" height="7" patternUnits="userSpaceOnUse">
        <path d="M-1 8 8-1M-1 1l2-2M6 8l2-2" {...over} />
      </pattern>
      <pattern id={`${prefix}-dots`} width="7" height="7" patternUnits="userSpaceOnUse">
        <circle cx="3.5" cy="3.5" r="1.2" fill="var(--pl-raised)" fillOpacity=".65" />
      </pattern>
    </defs>
  )
}

export interface AreaProps {
  look: SegmentLook
  prefix: string
  x: number
  y: number
  width: number
  height: number
}

/** One segment of the stack: its colour, and its pattern over it; *open* is only an outline. */
export function GaugeArea({ look, prefix, x, y, width, height }: AreaProps) {
  if (look.pattern === 'open') {
    const inset = { x: x + 0.75, y: y + 0.75, width: width - 1.5, height: Math.max(height - 1.5, 0.5) }
    return (
      <rect {...inset} fill="var(--pl-sunken)" stroke={look.color} strokeWidth="1.5" strokeDasharray="4 3" />
    )
  }
  const box = { x, y, width, height }
  return (
    <>
      <rect {...box} fill={look.color} />
      {look.pattern === 'solid' ? null : <rect {...box} fill={`url(#${prefix}-${look.pattern})`} />}
    </>
  )
}
