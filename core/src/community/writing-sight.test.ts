import fc from 'fast-check'
import { expect, test } from 'vitest'
import { GUISES, type WhyPasses } from '../wall/index.ts'
import { doorLayer, sightOf, stateLayer, type WritingLayer } from './writing-sight.ts'

const why = (passes: boolean): WhyPasses => ({ passes, facts: [] })
const gates = fc.uniqueArray(
  fc
    .tuple(
      fc.constantFrom('page' as const, 'talk' as const, 'raised' as const, 'clip' as const),
      fc.boolean(),
    )
    .map(([of, holds]): WritingLayer => ({ of, holds, why: why(holds) })),
  { selector: ({ of }) => of },
)
const writings = fc.record({
  kind: fc.constantFrom('comment' as const, 'question' as const, 'answer' as const, 'theory' as const),
  state: fc.constantFrom('shown' as const, 'held' as const, 'removed' as const, 'deleted' as const),
})
const layersOf = fc.tuple(gates, fc.boolean(), fc.boolean(), fc.constantFrom(...GUISES))

test('words are read where everything lets them through, and only of what stands; an answer needs its question', () => {
  fc.assert(
    fc.property(
      writings,
      layersOf,
      fc.boolean(),
      (writing, [passed, isOpen, isGrownOnly, guise], isLedTo) => {
        const door = doorLayer({ isOpen, isGrownOnly }, guise)
        const above: WritingLayer = { of: 'above', holds: isLedTo }
        const layers = [...passed, door, stateLayer(writing.state), above]
        const fails = layers.filter(({ holds }) => !holds).map(({ of }) => of)
        const mayHide = writing.kind === 'answer' ? fails : fails.filter((of) => of !== 'above')
        const sight = sightOf(writing, layers)
        expect(sight === 'words').toBe(mayHide.length === 0)
        if (sight === 'place') expect(['theory', 'comment']).toContain(writing.kind)
        if (fails.some((of) => of === 'page' || of === 'talk' || of === 'community'))
          expect(sight).toBe('nothing')
        else if (writing.kind === 'theory') expect(sight).not.toBe('nothing')
      },
    ),
  )
})
