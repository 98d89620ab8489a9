import { Modal, type ModalProps } from '@mantine/core'
import { Themed } from '@/components/theme/themed'
import { useOpened } from './use-opened'

/** Loaded by `modal.tsx` when it is first opened. */
export function Dialog(props: ModalProps) {
  return (
    <Themed>
      <Modal {...props} opened={useOpened(props.opened)} />
    </Themed>
  )
}
