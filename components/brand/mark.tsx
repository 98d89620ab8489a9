export interface MarkProps {
  size?: number
  /** Spoken name; without it the mark is decoration. */
  title?: string
  /** Colour of the circle; the level line is the accent. */
  color?: string
}

/** The load line: a circle crossed by a level line. */
export function Mark({ size = 24, title, color = 'currentColor' }: MarkProps) {
  return (
    <svg
      width={size}
      height={size}
      viewBox="0 0 32 32"
      role="img"
      aria-label={title}
      aria-hidden={title ? undefined : true}
    >
      <circle cx="16" cy="16" r="9.5" fill="none" stroke={color} strokeWidth="3" />
      <path d="M1.5 16h29" stroke="var(--pl-line, #e0590f)" strokeWidth="3" strokeLinecap="square" />
    </svg>
  )
}
