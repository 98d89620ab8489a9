import { Notifications, notifications } from '@mantine/notifications'

/** Loaded by `notices.tsx` with the first notice. */
export function NoticeBoard() {
  return <Notifications position="bottom-right" />
}

export function showNotice(message: string): void {
  notifications.show({ message })
}
