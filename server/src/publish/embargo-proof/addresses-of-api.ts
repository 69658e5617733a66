import { z } from 'zod'
import type { Pools } from './ports.ts'

/** An address to be asked, as every viewer. */
export interface Address {
  readonly what: string
  /** With `{}` where {@link value} stands. */
  readonly path: string
  /** What in it exists for the publication alone: the answer must be that for something that never was. Else null. */
  readonly value: string | null
  /** What the answer may give back because it was asked. */
  readonly echoes: readonly string[]
  /** Whether it is a list that goes on. */
  readonly isList: boolean
  /** The media type that is asked for, where another answer comes without it. */
  readonly accept: string | null
}

/** Something that was not asked, and why. */
export interface NotAsked {
  readonly what: string
  readonly because: string
}

const parameter = z.looseObject({
  name: z.string(),
  in: z.string(),
  required: z.boolean().optional(),
  schema: z.looseObject({ enum: z.array(z.string()).optional() }).optional(),
})
const operation = z.looseObject({ operationId: z.string(), parameters: z.array(parameter).optional() })
const apiDocument = z.looseObject({
  paths: z.record(z.string(), z.looseObject({ get: operation.optional() })),
})

/** Whether what stands at a place of an address exists for the publication alone. */
export type IsOwn = (place: string, value: string) => boolean

/** Doors that only somebody who holds their link finds. */
const BY_LINK = /\{token\}/
/** Where to go on in a list, and how much of it at once. */
const PAGING = new Set(['after', 'before', 'limit', 'cursor'])

/**
 * Every address that the API's own document names and that can be read, with everything in it that the publication has.
 * Of what exists for it alone, nothing may be told; of what does not, nothing of it.
 */
export function apiAddresses(
  document: unknown,
  { pools, isOwn, queries }: { pools: Pools; isOwn: IsOwn; queries: Pools },
): { addresses: Address[]; notAsked: NotAsked[] } {
  const [addresses, notAsked]: [Address[], NotAsked[]] = [[], []]
  for (const [template, { get }] of Object.entries(apiDocument.parse(document).paths)) {
    if (get === undefined) continue
    const what = get.operationId
    const refuse = (because: string) => void notAsked.push({ what: `${what} ${template}`, because })
    if (BY_LINK.test(template)) {
      refuse('a door behind a link: only who holds the link is let in')
      continue
    }
    const needed = [...template.matchAll(/\{(\w+)\}/g)].flatMap(([, name]) => name ?? [])
    const missing = needed.find((name) => (pools[name] ?? []).length === 0)
    if (missing !== undefined) {
      refuse(`nothing of the publication has a place there (${missing})`)
      continue
    }
    const asked = (get.parameters ?? []).filter(({ in: where }) => where === 'query')
    const unknown = asked.find(({ name, required }) => required === true && queries[name] === undefined)
    if (unknown !== undefined) {
      refuse(`it must be asked ${unknown.name}, of which the publication has none`)
      continue
    }
    const isList = asked.some(({ name }) => name === 'after')
    for (const { path, value } of filled(template, needed, { pools, isOwn }))
      for (const query of queriesOf(asked, queries))
        addresses.push({ what, path: `${path}${query}`, value, echoes: [], isList, accept: null })
  }
  return { addresses, notAsked }
}

/** A template with every combination of what may stand in it; the first that exists for the publication alone stays `{}`. */
export function filled(
  template: string,
  needed: readonly string[],
  { pools, isOwn }: { pools: Pools; isOwn: IsOwn },
): { path: string; value: string | null }[] {
  let found = [{ path: template, value: null as string | null }]
  for (const name of needed)
    found = found.flatMap(({ path, value }) =>
      (pools[name] ?? []).map((one) =>
        value === null && isOwn(name, one)
          ? { path: path.replace(`{${name}}`, '{}'), value: one }
          : { path: path.replace(`{${name}}`, encodeURIComponent(one)), value },
      ),
    )
  return found
}

function queriesOf(asked: readonly z.infer<typeof parameter>[], queries: Pools): string[] {
  const must = asked.filter(({ required }) => required === true)
  const [first] = must
  if (first !== undefined)
    return (queries[first.name] ?? []).map((value) => `?${first.name}=${encodeURIComponent(value)}`)
  const choices = asked
    .filter(({ name }) => !PAGING.has(name))
    .flatMap(({ name, schema }) =>
      (schema?.enum ?? queries[name] ?? []).map((value) => `?${name}=${encodeURIComponent(value)}`),
    )
  return ['', ...choices]
}
