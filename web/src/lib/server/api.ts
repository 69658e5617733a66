import { error, fail, redirect, type ActionFailure, type RequestEvent } from '@sveltejs/kit'
import { kindOfProblem, sayProblem, type ShownProblem, type WireProblem } from '#lib/ui/problem.ts'

type Asker = Pick<RequestEvent, 'fetch' | 'url'>

async function problemOf(answer: Response): Promise<WireProblem> {
  if (answer.headers.get('content-type')?.includes('problem+json'))
    return (await answer.json()) as WireProblem
  return { type: 'broken', title: answer.statusText, status: answer.status }
}

const asking = (method: string, body: unknown): RequestInit =>
  body === undefined
    ? { method }
    : { method, headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) }

/** Reads from the API for a page; a refusal becomes the page's own error, and nobody is sent to the sign-in but the crew. */
export async function read<Answer>({ fetch, url }: Asker, path: string): Promise<Answer> {
  const answer = await fetch(`/api/v1${path}`)
  if (answer.ok) return (await answer.json()) as Answer
  if (answer.status === 401 && url.pathname.startsWith('/backstage')) {
    redirect(303, `/sign-in?to=${encodeURIComponent(url.pathname)}`)
  }
  const problem = await problemOf(answer)
  const said = sayProblem(problem)
  error(answer.status, {
    message: said.happened,
    problem: kindOfProblem(problem.type),
    detail: [said.kept, said.next].filter(Boolean).join(' '),
  })
}

export type Refused = { problem: ShownProblem; kind: string }

/** Does something through the API for a posted form: the answer, or a refusal that the form shows. */
export async function act<Answer>(
  { fetch }: Asker,
  path: string,
  { method = 'POST', body }: { method?: 'POST' | 'PUT' | 'PATCH' | 'DELETE'; body?: unknown } = {},
): Promise<{ ok: true; answer: Answer } | { ok: false; refusal: ActionFailure<Refused> }> {
  const answer = await fetch(`/api/v1${path}`, asking(method, body))
  if (answer.ok)
    return { ok: true, answer: (answer.status === 204 ? undefined : await answer.json()) as Answer }
  const problem = await problemOf(answer)
  return {
    ok: false,
    refusal: fail(answer.status, { problem: sayProblem(problem), kind: kindOfProblem(problem.type) }),
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
