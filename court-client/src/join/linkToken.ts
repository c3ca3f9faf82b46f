import { fragmentToken } from '@/wire/fragmentToken'

const token = fragmentToken('/join', 'court.link')

export const takeLinkToken = (): boolean => token.take()
export const linkToken = (): string | null => token.read()
