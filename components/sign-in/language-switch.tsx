'use client'

import { useLanguage } from '@/components/shell/use-language'
import classes from './sign-in.module.css'

/** One press to the other language, named in that language. */
export function LanguageSwitch() {
  const [language, choose] = useLanguage(false)
  const other = language === 'zh' ? 'en' : 'zh'
  return (
    <button
      type="button"
      className={classes.language}
      lang={other === 'zh' ? 'zh-CN' : 'en'}
      onClick={() => choose(other)}
    >
      {other === 'zh' ? '简体中文' : 'English'}
    </button>
  )
}
