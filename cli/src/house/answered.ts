import { problemOf } from '@stagedoor/contract'

/** The answer of the house; throws its refusal as the Problem that it is. */
export async function answered<T>(
  asked: Promise<{ data?: T; error?: unknown; response: Response }>,
): Promise<T> {
  const { data, error, response } = await asked
  if (!response.ok || data === undefined) throw problemOf(error)
  return data
}
