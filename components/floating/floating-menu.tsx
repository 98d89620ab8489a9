import { Menu } from '@mantine/core'
import { useEffect, useId, useState } from 'react'
import { Themed } from '@/components/theme/themed'
import type { LazyMenuProps } from './lazy-menu'

/** Loaded by `lazy-menu.tsx`; it comes because its button was used, and so it opens. */
export function FloatingMenu({ target, maxHeight, children, ...props }: LazyMenuProps) {
  const id = useId()
  const [opened, setOpened] = useState(false)
  // Only now, with the focus on the button that took the other's place, which gets it back.
  useEffect(() => {
    document.getElementById(`${id}-target`)?.focus()
    setOpened(true)
  }, [id])
  return (
    <Themed>
      <Menu {...props} id={id} opened={opened} onChange={setOpened} shadow="md">
        <Menu.Target>{target}</Menu.Target>
        <Menu.Dropdown {...(maxHeight ? { mah: maxHeight, style: { overflow: 'auto' } } : {})}>
          {children(Menu)}
        </Menu.Dropdown>
      </Menu>
    </Themed>
  )
}
