import { useTranslations } from 'next-intl'
import { Modal } from '@/components/floating/modal'
import classes from './keyboard.module.css'
import type { useNav } from './use-nav'

export interface KeysHelpProps {
  nav: ReturnType<typeof useNav>
  opened: boolean
  onClose: () => void
}

/** Loaded by `keyboard.tsx` when it is first asked for: every key and what it does. */
export function KeysHelp({ nav, opened, onClose }: KeysHelpProps) {
  const t = useTranslations('shell')
  const rows = [
    ...nav.map(({ id, key }) => ({ keys: ['g', key], says: t(`nav.${id}`) })),
    { keys: ['t'], says: t('keys.time') },
    { keys: ['/'], says: t('keys.search') },
    { keys: ['j', 'k'], says: t('keys.rows') },
    { keys: ['↵'], says: t('keys.open') },
    { keys: ['x'], says: t('keys.tick') },
    { keys: ['s', 'a', 'd', 'c'], says: t('keys.triage') },
    { keys: ['r', 'p'], says: t('keys.except') },
    { keys: ['A'], says: t('keys.all') },
    { keys: ['z'], says: t('keys.undo') },
    { keys: ['n'], says: t('keys.fresh') },
    { keys: ['e'], says: t('keys.export') },
    { keys: ['?'], says: t('keys.help') },
  ]
  return (
    <Modal
      opened={opened}
      onClose={onClose}
      title={t('keys.title')}
      closeButtonProps={{ 'aria-label': t('keys.close') }}
    >
      <dl className={classes.list}>
        {rows.map(({ keys, says }) => (
          <div key={says}>
            <dt>{says}</dt>
            <dd>
              {keys.map((key) => (
                <kbd key={key}>{key}</kbd>
              ))}
            </dd>
          </div>
        ))}
      </dl>
    </Modal>
  )
}
