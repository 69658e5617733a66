import type { RuleEffects } from '#lib/wire/clearance.ts'
import { words } from '#lib/words/index.ts'

/** What rules do today, each as a sentence. */
export type Effects = {
  of: (ruleId: string) => string
  ofNotice: (noticeId: string) => string
}

/** Says what the doorkeeper tells of the rules; one that it does not name does nothing today. */
export function effectsIn({ rules, notices }: RuleEffects): Effects {
  const say = words.backstage.rules.effects
  const byRule = new Map(rules.map((one) => [one.ruleId, one]))
  const byNotice = new Map(notices.map(({ noticeId, assets }) => [noticeId, assets]))
  return {
    of: (ruleId) => {
      const { holds, edits } = byRule.get(ruleId) ?? { holds: 0, edits: 0 }
      return say.does(holds, edits)
    },
    ofNotice: (noticeId) => say.reaches(byNotice.get(noticeId) ?? 0),
  }
}
