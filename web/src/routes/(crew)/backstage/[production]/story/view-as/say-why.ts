import type { TalkSighting, WhySeen, WritingLayer, WritingSighting } from '#lib/wire/story.ts'
import { sayMoment } from '#lib/words/times.ts'
import { words } from '#lib/words/index.ts'

type Fact = WhySeen['facts'][number]

/** In whose zone moments are said, as of which day, and when whoever looks does. */
export type Saying = { zone: string; now: string; moment: string }

/** A fact as a sentence, and whether it lets somebody see. */
export type SaidFact = { holds: boolean; text: string }

const { facts: say, layers: sayLayer } = words.backstage.story.looking
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

/** All that the gate of a thing asks, as sentences. */
export const sayFacts = (facts: readonly Fact[], saying: Saying): SaidFact[] =>
  facts.map((fact) => ({ holds: fact.holds, text: sayFact(fact, saying) }))

/** What a writing is, and where it stands. */
type Matter = { kind: WritingSighting['kind'] | null; place: TalkSighting['kind'] }

/** All that it hangs on whether somebody reads a writing, or comes to a place where people talk, as sentences. */
export function sayLayers(layers: readonly WritingLayer[], saying: Saying & Matter): SaidFact[] {
  const said = layers.flatMap((layer) => sayOne(layer, saying))
  return said.filter(({ text }, place) => said.findIndex((one) => one.text === text) === place)
}

function sayOne(layer: WritingLayer, saying: Saying & Matter): SaidFact[] {
  const { holds } = layer
  switch (layer.of) {
    case 'page':
    case 'talk':
    case 'clip': {
      const name = layer.of === 'talk' ? sayLayer.talk[saying.place] : sayLayer[layer.of]
      if (holds) return [{ holds, text: sayLayer.isSeen(name) }]
      const not = layer.why.facts.filter((fact) => !fact.holds)
      return not.map((fact) => ({ holds, text: sayLayer.because(name, sayFact(fact, saying)) }))
    }
    case 'raised':
      // Every such gate stands open for anybody: only what it waits for says something.
      return sayFacts(
        layer.why.facts.filter(({ kind, holds: is }) => !is || kind === 'story-point' || kind === 'moment'),
        saying,
      )
    case 'community':
      if (!layer.isOpen) return [{ holds, text: sayLayer.communityShut }]
      return layer.isGrownOnly ? [{ holds, text: sayLayer.communityGrown }] : []
    case 'state':
      return [{ holds, text: sayLayer.state[layer.state] }]
    case 'above':
      if (holds) return []
      return [{ holds, text: saying.kind === 'answer' ? sayLayer.noQuestion : sayLayer.notLedTo }]
  }
}
