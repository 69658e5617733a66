import { createClient, type StagedoorClient } from '@stagedoor/contract'
import { error, fail, redirect, type ActionFailure, type RequestEvent } from '@sveltejs/kit'
import { kindOfProblem, sayProblem, type ShownProblem, type WireProblem } from '#lib/ui/problem.ts'

type Asker = Pick<RequestEvent, 'fetch' | 'url'>

type Answered<Answer> = { data?: Answer; error?: unknown; response: Response }

/** One request of the typed client, such as `(api) => api.GET('/api/v1/me')`. */
export type Ask<Answer> = (api: StagedoorClient) => Promise<Answered<Answer>>

const clientOf = ({ fetch, url }: Asker): StagedoorClient => createClient({ origin: url.origin, fetch })

const isProblem = (refused: unknown): refused is WireProblem =>
  typeof refused === 'object' && refused !== null && 'type' in refused && 'title' in refused

const problemIn = ({ error: refused, response }: Answered<unknown>): WireProblem =>
  isProblem(refused)
    ? refused
    : { type: 'internal', title: response.statusText || 'Error', status: response.status }

/** Reads from the API for a page; a refusal becomes the page's own error, and nobody is sent to the sign-in but the crew. */
export async function read<Answer>(event: Asker, ask: Ask<Answer>): Promise<Exclude<Answer, undefined>> {
  const answered = await ask(clientOf(event))
  if (answered.response.ok) return answered.data as Exclude<Answer, undefined>
  const { pathname } = event.url
  if (answered.response.status === 401 && pathname.startsWith('/backstage'))
    redirect(303, `/sign-in?to=${encodeURIComponent(pathname)}`)
  const problem = problemIn(answered)
  const said = sayProblem(problem)
  error(answered.response.status, {
    message: said.happened,
    problem: kindOfProblem(problem.type),
    detail: [said.kept, said.next].filter(Boolean).join(' '),
  })
}

/** Reads what may be missing: undefined where the API refuses with one of the given problems. */
export async function readUnless<Answer>(
  event: Asker,
  refusals: readonly string[],
  ask: Ask<Answer>,
): Promise<Exclude<Answer, undefined> | undefined> {
  const answered = await ask(clientOf(event))
  if (!answered.response.ok && refusals.includes(kindOfProblem(problemIn(answered).type))) return undefined
  return read(event, async () => answered)
}

export type Refused = { problem: ShownProblem; kind: string }

/** Does something through the API for a posted form: the answer, or a refusal that the form shows. */
export async function act<Answer>(
  event: Asker,
  ask: Ask<Answer>,
): Promise<
  { ok: true; answer: Exclude<Answer, undefined> } | { ok: false; refusal: ActionFailure<Refused> }
> {
  const answered = await ask(clientOf(event))
  if (answered.response.ok) return { ok: true, answer: answered.data as Exclude<Answer, undefined> }
  const problem = problemIn(answered)
  return {
    ok: false,
    refusal: fail(answered.response.status, {
      problem: sayProblem(problem),
      kind: kindOfProblem(problem.type),
    }),
  }
}

/** Text of a field of a posted form; a missing field and a file are empty text. */
export function textOf(form: FormData, name: string): string {
  const value = form.get(name)
  return typeof value === 'string' ? value.trim() : ''
}

/** A password as typed: a space in it belongs to it. */
export function passwordOf(form: FormData): string {
  const value = form.get('password')
  return typeof value === 'string' ? value : ''
}
