import { SEGMENT_LOOK, SEGMENTS } from '@/components/charts/segments'

const STROKE = { stroke: 'var(--pl-raised)', strokeOpacity: 0.5, strokeWidth: 1.2, fill: 'none' } as const
const MARK = {
  solid: null,
  lines: <path d="M0 3.5h7" {...STROKE} />,
  cross: <path d="M-1 8 8-1M-1 1l2-2M6 8l2-2" {...STROKE} />,
  dots: <circle cx="3.5" cy="3.5" r="1.2" fill="var(--pl-raised)" fillOpacity=".65" />,
  open: <path d="M0 7 7 0" stroke="var(--pl-unknown)" strokeOpacity=".3" strokeWidth="1" />,
} as const

/** Every segment's colour with its pattern, as areas of any form can be filled with it. */
export function TrendPatterns({ prefix }: { prefix: string }) {
  return (
    <defs>
      {SEGMENTS.map((segment) => {
        const { pattern, color } = SEGMENT_LOOK[segment]
        return (
          <pattern
            key={segment}
            id={`${prefix}-${segment}`}
            width="7"
            height="7"
            patternUnits="userSpaceOnUse"
          >
            <rect width="7" height="7" fill={pattern === 'open' ? 'var(--pl-sunken)' : color} />
            {MARK[pattern]}
          </pattern>
        )
      })}
    </defs>
  )
}
