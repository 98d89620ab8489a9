'use client'

import type { ModalProps } from '@mantine/core'
import { useAsked } from './use-asked'
import { useLater } from './use-later'

const load = () => import('./dialog').then(({ Dialog }) => Dialog)

/** A dialog. What draws it comes when it is first opened: a page is seen far more often than its dialogs. */
export function Modal(props: ModalProps) {
  const [Dialog] = useLater(load, useAsked(props.opened))
  return Dialog ? <Dialog {...props} /> : null
}
