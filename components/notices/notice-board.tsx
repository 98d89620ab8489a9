import { Notifications, notifications } from '@mantine/notifications'
import { Themed } from '@/components/theme/themed'

/** Loaded by `notices.tsx` with the first notice. */
export function NoticeBoard() {
  return (
    <Themed>
      <Notifications position="bottom-right" />
    </Themed>
  )
}

export function showNotice(message: string): void {
  notifications.show({ message })
}
