import { sayTerritory } from '@stagedoor/core/words'
import type { Embargo, Premiere, StoryPoint, Subject } from '#lib/wire/clearance.ts'
import { words } from '#lib/words/index.ts'

/** Something of the production that says why publications stand where they stand. */
export type Mark = { kind: 'premiere' | 'public' | 'reveal' | 'lifted'; at: string; said: string }

/** An embargo over days; without an end it lasts until somebody lifts it. */
export type Band = { id: string; name: string; from: string; until: string | null }

type Told = {
  title: string
  points: readonly Pick<StoryPoint, 'id' | 'name' | 'publicAt'>[]
  premieres: readonly Pick<Premiere, 'pointId' | 'territory' | 'at'>[]
  embargoes: readonly Pick<Embargo, 'id' | 'name' | 'until' | 'territories' | 'begunAt' | 'lifted'>[]
  secrets: readonly Pick<Subject, 'name' | 'reveal'>[]
}

const LOCALE = 'en'
const say = words.backstage.scheduling.marks

/** The moments of a production that its calendar shows, earliest first; of one territory those that reach it. */
export function marksOf({ title, points, premieres, embargoes, secrets }: Told, territory: string): Mark[] {
  const reaches = (codes: readonly string[]) =>
    territory === '' || codes.length === 0 || codes.includes('WORLD') || codes.includes(territory)
  const nameOf = (id: string | null) => points.find((point) => point.id === id)?.name ?? title
  const whereIs = (code: string) => (code === 'WORLD' ? say.world : sayTerritory(LOCALE, code))
  const marks: Mark[] = [
    ...premieres
      .filter((one) => reaches([one.territory]))
      .map(({ pointId, territory: code, at }): Mark => ({
        kind: 'premiere',
        at,
        said: say.premiere(nameOf(pointId), whereIs(code)),
      })),
    ...points.flatMap(({ name, publicAt }): Mark[] =>
      publicAt === null ? [] : [{ kind: 'public', at: publicAt, said: say.public(name) }],
    ),
    ...bandsOf(embargoes, territory).flatMap(({ name, until }): Mark[] =>
      until === null ? [] : [{ kind: 'lifted', at: until, said: say.lifted(name) }],
    ),
    ...secrets.flatMap(({ name, reveal }): Mark[] =>
      reveal?.kind === 'at' ? [{ kind: 'reveal', at: reveal.at, said: say.reveal(name ?? '') }] : [],
    ),
  ]
  return marks.toSorted((a, b) => a.at.localeCompare(b.at))
}

/** The embargoes that stand, of one territory those that reach it. */
export function bandsOf(embargoes: Told['embargoes'], territory: string): Band[] {
  return embargoes
    .filter(
      ({ territories }) =>
        territory === '' ||
        territories.length === 0 ||
        territories.includes('WORLD') ||
        territories.includes(territory),
    )
    .flatMap(({ id, name, begunAt, until, lifted }) => {
      const end = [until, lifted?.at ?? null].filter((at) => at !== null).toSorted()[0] ?? null
      return [{ id, name, from: begunAt, until: end }]
    })
}
