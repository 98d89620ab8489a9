import { Popover } from '@mantine/core'
import { useId } from 'react'
import { Themed } from '@/components/theme/themed'
import type { LazyPopoverProps } from './lazy-popover'
import { useOpened } from './use-opened'

/** Loaded by `lazy-popover.tsx` when it is first opened. */
export function FloatingPopover({ target, label, opened, children, ...props }: LazyPopoverProps) {
  const id = useId()
  return (
    <Themed>
      <Popover
        {...props}
        id={id}
        opened={useOpened(opened, `${id}-target`)}
        trapFocus
        returnFocus
        shadow="md"
      >
        <Popover.Target>{target}</Popover.Target>
        <Popover.Dropdown aria-label={label}>{children}</Popover.Dropdown>
      </Popover>
    </Themed>
  )
}
