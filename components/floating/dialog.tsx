import { Modal, type ModalProps } from '@mantine/core'
import { useOpened } from './use-opened'

/** Loaded by `modal.tsx` when it is first opened. */
export function Dialog(props: ModalProps) {
  return <Modal {...props} opened={useOpened(props.opened)} />
}
