import { worldJsonSchema } from '../../contract/src/world/index.ts'

/** The JSON Schema of a world document, for editors and other tools. */
export async function generate(): Promise<Record<string, string>> {
  return { 'contract/world.schema.json': `${JSON.stringify(worldJsonSchema(), null, 2)}\n` }
}
