import { deserialize } from '$app/forms'

/** Posts an act of this page without leaving it. */
export async function post(
  action: string,
  fields: Record<string, string>,
): Promise<ReturnType<typeof deserialize>> {
  const body = new FormData()
  for (const [name, value] of Object.entries(fields)) body.set(name, value)
  const response = await fetch(action, { method: 'POST', body, headers: { 'x-sveltekit-action': 'true' } })
  return deserialize(await response.text())
}
