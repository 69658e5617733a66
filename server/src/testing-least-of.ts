import { randomUUID } from 'node:crypto'

interface Schema {
  $ref?: string
  type?: string | string[]
  enum?: unknown[]
  const?: unknown
  anyOf?: Schema[]
  oneOf?: Schema[]
  allOf?: Schema[]
  properties?: Record<string, Schema>
  required?: string[]
  items?: Schema
  minItems?: number
  minLength?: number
  minimum?: number
  exclusiveMinimum?: number
  format?: string
  pattern?: string
}
interface Operation {
  operationId: string
  requestBody?: { content: Record<string, { schema: Schema }> }
  parameters?: { in: string; name: string; required?: boolean; schema: Schema }[]
}
/** The OpenAPI document, as far as a request is made from it. */
export interface ApiDocument {
  paths: Record<string, Record<string, Operation>>
  components: { schemas: Record<string, Schema> }
}

/** The least that a schema takes. */
export function leastOf(schema: Schema, { components }: ApiDocument): unknown {
  const least = (part: Schema): unknown => leastOf(part, { components } as ApiDocument)
  if (schema.$ref !== undefined) return least(components.schemas[schema.$ref.split('/').at(-1) ?? ''] ?? {})
  if (schema.const !== undefined) return schema.const
  if (schema.enum !== undefined) return schema.enum[0]
  const [one] = schema.anyOf ?? schema.oneOf ?? []
  if (one !== undefined) return least(one)
  if (schema.allOf !== undefined) return Object.assign({}, ...schema.allOf.map(least))
  const [type] = [schema.type].flat()
  if (type === 'object')
    return Object.fromEntries(
      (schema.required ?? []).map((name) => [name, least(schema.properties?.[name] ?? {})]),
    )
  if (type === 'array') return Array.from({ length: schema.minItems ?? 0 }, () => least(schema.items ?? {}))
  if (type === 'integer' || type === 'number')
    return Math.max(schema.minimum ?? 1, (schema.exclusiveMinimum ?? 0) + 1)
  if (type === 'boolean') return true
  return type === 'string' ? textOf(schema) : null
}

const BY_FORMAT: Readonly<Record<string, string>> = {
  uuid: randomUUID(),
  'date-time': '2026-11-27T17:00:00.000Z',
  date: '2026-11-27',
  email: 'somebody@saltlight.test',
}

function textOf({ format = '', minLength = 1, pattern }: Schema): string {
  const known = BY_FORMAT[format]
  if (known !== undefined) return known
  if (pattern?.includes(':') === true) return '09:00'
  return pattern === undefined ? 'x'.repeat(minLength) : 'a'.repeat(Math.max(minLength, 64))
}
