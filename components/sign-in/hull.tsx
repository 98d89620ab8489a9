/** The mark as it stands on a hull, beside a draught scale: decoration of the door. */
export function Hull() {
  const marks = ['28', '26', '24', '22', '20', '18', '16', '14', '12']
  return (
    <svg viewBox="0 0 400 420" width="100%" style={{ maxWidth: 420 }} aria-hidden="true" focusable="false">
      <g fill="none" stroke="#8fa9c6" strokeWidth="1.5" fontFamily="var(--mantine-font-family-monospace)">
        {marks.map((mark, index) => {
          const y = 40 + index * 42
          return (
            <g key={mark}>
              <path d={`M330 ${y}h26M330 ${y + 21}h14`} opacity=".75" />
              <text x="366" y={y + 4.5} fill="#a9bdd4" stroke="none" fontSize="14">
                {mark}
              </text>
            </g>
          )
        })}
        <path d="M330 28v374" opacity=".75" />
      </g>
      <circle cx="160" cy="208" r="86" fill="none" stroke="#fdfcfa" strokeWidth="20" />
      <path d="M20 208h290" stroke="#ff8a43" strokeWidth="20" />
      <path d="M310 208h46" stroke="#ff8a43" strokeWidth="3" />
    </svg>
  )
}
