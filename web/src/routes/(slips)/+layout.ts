import { speechOf } from '#lib/words/slips/index.ts'
import type { LayoutLoad } from './$types'

export const load: LayoutLoad = async ({ data: { language } }) => ({
  language,
  speech: await speechOf(language),
})
