import { z } from 'zod'
import { type World, worldWire } from './world-wire.ts'

/** A world as a document that reads back as the same world; media times are flicks, moments UTC. */
export function writeWorld(world: World): z.input<typeof worldWire> {
  return z.encode(worldWire, world)
}

/** The JSON Schema (draft 2020-12) of a world document. */
export function worldJsonSchema(): Record<string, unknown> {
  const { $schema, ...schema } = z.toJSONSchema(worldWire, { io: 'input' })
  return {
    $schema,
    title: 'A world for the doorkeeper',
    description: 'Everything a verdict rests on, and the questions put to it, in one document.',
    ...schema,
  }
}
