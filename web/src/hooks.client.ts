import type { ClientInit } from '@sveltejs/kit/hooks'
import { keepTypedEarly } from '#lib/typed-early.ts'

export const init: ClientInit = () => keepTypedEarly()
