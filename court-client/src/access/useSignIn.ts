import { reactive, ref } from 'vue'
import { useI18n } from 'vue-i18n'
import { useRoute, useRouter } from 'vue-router'
import { useRefusalWords } from '@/wire/useRefusalWords'
import { useSession } from './session'

/** The sign-in form: what is missing, what the server said, and the page that was asked for before. */
export function useSignIn() {
  const { t } = useI18n()
  const { say } = useRefusalWords()
  const [route, router, session] = [useRoute(), useRouter(), useSession()]
  const form = reactive({ userName: '', password: '' })
  const missing = reactive<{ userName?: string; password?: string }>({})
  const refused = ref('')
  const busy = ref(false)

  async function submit(): Promise<void> {
    missing.userName = form.userName.trim() === '' ? t('access.userNameMissing') : ''
    missing.password = form.password === '' ? t('access.passwordMissing') : ''
    refused.value = ''
    if (missing.userName !== '' || missing.password !== '') return
    busy.value = true
    try {
      await session.signIn(form.userName.trim(), form.password)
      await router.replace(nextPage(route.query.next))
    } catch (error) {
      form.password = ''
      refused.value = say(error)
    } finally {
      busy.value = false
    }
  }

  return { form, missing, refused, busy, submit }
}

/** Only a path of our own: a link in a mail must not lead through our login to another site. */
export function nextPage(asked: unknown): string {
  return typeof asked === 'string' && /^\/(?![/\\])/.test(asked) ? asked : '/desk'
}
