import type { WhySeen } from '#lib/wire/story.ts'
import { sayMoment } from '#lib/words/times.ts'
import { words } from '#lib/words/index.ts'

type Fact = WhySeen['facts'][number]

/** In whose zone moments are said, as of which day, and when whoever looks does. */
export type Saying = { zone: string; now: string; moment: string }

const say = words.backstage.story.looking.facts
const AUDIENCES = {
  public: say.forAll,
  member: say.forMembers,
  grown: say.forGrown,
  slip: say.forCrew,
  crew: say.forCrew,
} as const

/** One thing that a gate asks, as a sentence: that it holds for whoever looks, or why it does not. */
export function sayFact(fact: Fact, { zone, now, moment }: Saying): string {
  const at = (when: string) => sayMoment(when, zone, now)
  switch (fact.kind) {
    case 'standing':
      return fact.holds ? say.stands : say.shut
    case 'opening-moment':
      if (fact.opensAt === null) return say.neverOpens
      return fact.holds ? say.open(at(fact.opensAt)) : say.opens(at(fact.opensAt))
    case 'audience':
      return AUDIENCES[fact.audience]
    case 'story-point': {
      const { label, name, shownFrom, holds } = fact
      if (holds) return say.passed(label)
      if (shownFrom === null) return say.neverOut(label, name)
      return shownFrom > moment ? say.notOut(label, name, at(shownFrom)) : say.ahead(label, name)
    }
    case 'moment':
      return fact.holds ? say.since(at(fact.moment)) : say.until(at(fact.moment))
  }
}
